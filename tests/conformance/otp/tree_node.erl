%% The processes of a scenario's tree, made of OTP's own behaviours: supervisor, gen_server, and Elixir's DynamicSupervisor.
-module(tree_node).
-behaviour(gen_server).
-export([start/3, start_numbered/4, child_spec/3, numbered_spec/4, kind/1, overrides/2]).
-export([init/1, handle_call/3, handle_cast/2, handle_info/2, terminate/2, code_change/3]).

-define(DYNAMIC, 'Elixir.DynamicSupervisor').

%% The start function of every child spec. Runs in the process that starts the child.
start(#{journal := Journal} = Play, Path, Node) ->
    N = journal:attempt(Journal, Path),
    Kind = kind(Node),
    Begin = {Kind, Play, Path, N, Node},
    Result = case Kind of
                 worker -> gen_server:start_link(?MODULE, Begin, []);
                 dynamic -> ?DYNAMIC:start_link(?MODULE, Begin, []);
                 _ -> supervisor:start_link(?MODULE, Begin)
             end,
    journal:outcome(Journal, #{path => Path, n => N, up => get(attempt), parent => self(), kind => Kind}, Result),
    Result.

%% The same for the children of a pool or a dynamic supervisor, which have numbers for names.
start_numbered(Play, SupervisorPath, Node, Number) ->
    start(Play, <<SupervisorPath/binary, "/#", (integer_to_binary(Number))/binary>>, Node).

kind(#{<<"kind">> := <<"worker">>}) -> worker;
kind(#{<<"kind">> := <<"dynamic_supervisor">>}) -> dynamic;
kind(#{<<"strategy">> := <<"simple_one_for_one">>}) -> pool;
kind(_) -> supervisor.

child_spec(Play, SupervisorPath, #{<<"id">> := Id} = Node) ->
    spec(binary_to_atom(Id), {?MODULE, start, [Play, <<SupervisorPath/binary, "/", Id/binary>>, Node]}, Node).

%% Of a pool's template (supervisor:start_child adds the number), or with a number for a dynamic supervisor.
numbered_spec(Play, SupervisorPath, Node, Numbers) ->
    spec(child, {?MODULE, start_numbered, [Play, SupervisorPath, Node | Numbers]}, Node).

spec(Id, Start, Node) ->
    Type = case kind(Node) of worker -> worker; _ -> supervisor end,
    maps:merge(#{id => Id, start => Start, type => Type}, settings([restart, shutdown, significant], Node)).

%% Of these keys, those that the scenario gives: OTP has its own defaults. Words are atoms, right ones or wrong ones.
settings(Keys, Node) ->
    maps:from_list([{Key, value(maps:get(atom_to_binary(Key), Node))} || Key <- Keys,
                                                                          is_map_key(atom_to_binary(Key), Node)]).

value(Word) when is_binary(Word) -> binary_to_atom(Word);
value(Other) -> Other.

%% ---- callbacks
init({Kind, #{overrides := Overrides} = Play, Path, N, Node}) when Kind =/= worker ->
    put(attempt, N),
    Changes = case erase(changes) of undefined -> #{}; Given -> Given end,
    Now = maps:merge(maps:merge(Node, overrides(Overrides, Path)), Changes),
    case outcome(N, Node) of
        ok -> {ok, supervise(kind(Now), Play, Path, Now)};
        ignore -> ignore
    end;
init({worker, #{journal := Journal}, Path, N, Node}) ->
    put(attempt, N),
    process_flag(trap_exit, maps:get(<<"trap_exit">>, Node, false)),
    timer:sleep(maps:get(<<"start_delay">>, Node, 0)),
    case outcome(N, Node) of
        ok ->
            live_until(of_attempt(N, maps:get(<<"lifetime">>, Node, null))),
            {ok, #{journal => Journal, path => Path, n => N, stop_delay => maps:get(<<"stop_delay">>, Node, 0)}};
        ignore -> ignore;
        {error, Reason} -> {stop, Reason};
        {exit, Reason} -> exit(Reason);
        {raise, Reason} -> error(Reason)
    end.

%% What code changes have made of the supervisor at a path.
overrides(Overrides, Path) ->
    case ets:lookup(Overrides, Path) of
        [{_, Changes}] -> Changes;
        [] -> #{}
    end.

supervise(dynamic, _, _, Node) ->
    Defaults = #{strategy => one_for_one, intensity => 3, period => 5, max_children => infinity, extra_arguments => []},
    maps:merge(Defaults, settings([intensity, period, max_children], Node));
supervise(pool, Play, Path, #{<<"template">> := Template} = Node) ->
    {flags(Node), [numbered_spec(Play, Path, Template, [])]};
supervise(supervisor, Play, Path, Node) ->
    {flags(Node), [child_spec(Play, Path, Child) || Child <- maps:get(<<"children">>, Node, [])]}.

flags(Node) -> settings([strategy, intensity, period, auto_shutdown], Node).

outcome(N, Node) ->
    case of_attempt(N, maps:get(<<"start">>, Node, <<"ok">>)) of
        <<"ok">> -> ok;
        <<"ignore">> -> ignore;
        #{<<"error">> := Reason} -> {error, term_text:parse(Reason)};
        #{<<"exit">> := Reason} -> {exit, term_text:parse(Reason)};
        #{<<"raise">> := Reason} -> {raise, term_text:parse(Reason)}
    end.

%% A list has one entry for each attempt, the last for all that follow.
of_attempt(N, List) when is_list(List) -> lists:nth(min(N, length(List)), List);
of_attempt(_, Value) -> Value.

live_until(null) -> ok;
live_until(#{<<"after">> := After} = Lifetime) ->
    erlang:send_after(After, self(), {exit_now, term_text:parse(maps:get(<<"reason">>, Lifetime, <<"normal">>))}).

handle_call(_, _, State) -> {reply, ok, State}.
handle_cast(_, State) -> {noreply, State}.

handle_info({exit_now, Reason}, State) -> {stop, Reason, State#{stop_delay := 0}};
handle_info({raise_now, Reason}, _) -> put(stop_delay, 0), error(Reason);
handle_info({'EXIT', _, Reason}, #{journal := Journal, path := Path, n := N} = State) ->
    journal:note(Journal, {trapped, Path, N, Reason}),
    {noreply, State};
handle_info(_, State) -> {noreply, State}.

%% Only who traps exits is asked to terminate, and takes its time when told to stop, not when it ends by itself.
terminate(_, #{stop_delay := Delay}) ->
    timer:sleep(case get(stop_delay) of undefined -> Delay; Now -> Now end).

code_change(_, State, _) -> {ok, State}.
