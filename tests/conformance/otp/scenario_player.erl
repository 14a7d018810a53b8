%% One play of one scenario, in real time. Everything that belongs to it hangs on a `Play`:
%%   journal    the process that writes down what happens
%%   overrides  table: what a code change has made of the supervisor at a path
-module(scenario_player).
-export([play/3]).

%% Phase: ms after a whole second at which time zero lies.
play(#{<<"tree">> := Tree} = Scenario, Phase, Late) ->
    process_flag(trap_exit, true),
    Script = numbered(maps:get(<<"script">>, Scenario, [])),
    Until = maps:get(<<"until">>, Scenario, lists:max([0 | [At || {_, #{<<"at">> := At}} <- Script]]) + 1000),
    %% Supervisors date restarts in whole seconds of this clock.
    timer:sleep(1000 - erlang:monotonic_time(millisecond) + floor_to(1000, erlang:monotonic_time(millisecond)) + Phase),
    Zero = erlang:monotonic_time(microsecond),
    Journal = journal:open(Zero),
    Play = #{journal => Journal, overrides => ets:new(overrides, [public]), root => maps:get(<<"id">>, Tree)},
    Parent = spawn_link(fun() -> start_root(Play, Tree) end),
    [begin
         sleep_until(Zero, At + rand:uniform(Late + 1) - 1),
         spawn(fun() -> journal:note(Journal, {result, Index, Do, script_step:issue(Step, Play#{parent => Parent})}) end)
     end || {Index, #{<<"at">> := At, <<"do">> := Do} = Step} <- Script, not maps:get(<<"off">>, Step, false)],
    sleep_until(Zero, Until),
    #{events := Events} = Frozen = journal:freeze(Journal),
    Final = final_state:take(Play, Frozen),
    clear_away(Parent, Journal),
    {Zero, [trace_text:head(maps:get(<<"name">>, Scenario, <<>>)),
            [trace_text:event(Event, Frozen) || Event <- Events],
            trace_text:final(Until, Final)]}.

%% Each step with its place, and each start_child with the number that its child gets under its supervisor.
numbered(Script) ->
    {Steps, _} = lists:mapfoldl(
        fun(#{<<"do">> := <<"start_child">>, <<"target">> := Path} = Step, Counts) ->
                Number = maps:get(Path, Counts, 0) + 1,
                {Step#{number => Number}, Counts#{Path => Number}};
           (Step, Counts) -> {Step, Counts}
        end, #{}, Script),
    lists:zip(lists:seq(0, length(Steps) - 1), Steps).

%% The process above the root: whoever calls the root's start_link.
start_root(#{journal := Journal} = Play, #{<<"id">> := Id} = Tree) ->
    journal:watch(Journal),
    process_flag(trap_exit, true),
    put(attempt, 0),
    tree_node:start(Play, Id, Tree),
    parent_of_root().

parent_of_root() ->
    receive
        {stop, Root, Caller} ->
            Monitor = monitor(process, Root),
            exit(Root, shutdown),
            receive {'DOWN', Monitor, process, _, Reason} -> Caller ! {stopped, self(), Reason} end,
            parent_of_root();
        _ -> parent_of_root()
    end.

clear_away(Parent, Journal) ->
    unlink(Parent),
    exit(Parent, kill),
    kill_all(Journal),
    timer:sleep(20),
    kill_all(Journal), % what a dying supervisor had just started
    journal:close(Journal).

kill_all(Journal) ->
    #{processes := Processes} = journal:freeze(Journal),
    [exit(Pid, kill) || {Pid, #{alive := true}} <- maps:to_list(Processes)].

floor_to(Unit, Number) -> Number - ((Number rem Unit) + Unit) rem Unit.

sleep_until(Zero, At) ->
    Microseconds = Zero + At * 1000 - erlang:monotonic_time(microsecond),
    receive after max(0, (Microseconds + 999) div 1000) -> ok end.
