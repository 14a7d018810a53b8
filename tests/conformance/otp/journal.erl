%% The process that writes down what happens in one play: it numbers the attempts of every path, knows which process is
%% which, and sees each one end.
-module(journal).
-export([open/1, attempt/2, outcome/3, note/2, latest/2, freeze/1]).

open(Zero) ->
    spawn_link(fun() -> loop(#{zero => Zero, attempts => #{}, processes => #{}, latest => #{}, events => []}) end).

%% A start function of Path is called: which attempt it is.
attempt(Journal, Path) -> ask(Journal, {attempt, Path}).

%% What came of it. Who: #{path, n, up, parent, kind}.
outcome(Journal, Who, Result) -> ask(Journal, {outcome, Who, Result}).

note(Journal, Event) -> ask(Journal, {note, Event}).

%% {Pid, Kind} of the latest process of a path that has started, or none.
latest(Journal, Path) -> ask(Journal, {latest, Path}).

%% #{events := [{Microseconds, Event}], processes := #{Pid => Who}, attempts := #{Path => N}} so far.
freeze(Journal) -> ask(Journal, freeze).

ask(Journal, Question) ->
    Ref = monitor(process, Journal),
    Journal ! {ask, self(), Ref, Question},
    receive
        {Ref, Answer} -> demonitor(Ref, [flush]), Answer;
        {'DOWN', Ref, process, _, _} -> exit(play_is_over)
    end.

loop(State) ->
    receive
        {ask, From, Ref, Question} ->
            {Answer, Next} = answer(Question, State),
            From ! {Ref, Answer},
            loop(Next);
        {'DOWN', _, process, Pid, Reason} when is_map_key(Pid, map_get(processes, State)) ->
            #{processes := #{Pid := Who} = Processes} = State,
            Ended = State#{processes := Processes#{Pid := Who#{alive := false}}},
            loop(add({exited, Who, Reason, is_orphan(Who, Processes)}, Ended));
        {'DOWN', _, process, _, _} -> loop(State)
    end.

is_orphan(#{parent := Parent}, Processes) ->
    case Processes of
        #{Parent := #{alive := false}} -> true;
        _ -> false
    end.

answer({attempt, Path}, #{attempts := Attempts} = State) ->
    N = maps:get(Path, Attempts, 0) + 1,
    {N, State#{attempts := Attempts#{Path => N}}};
answer({outcome, Who, ignore}, State) ->
    {ok, add({ignored, Who}, State)};
answer({outcome, Who, {error, Reason}}, State) ->
    {ok, add({start_failed, Who, Reason}, State)};
answer({outcome, #{path := Path, kind := Kind} = Who, {ok, Pid}}, #{processes := Processes, latest := Latest} = State) ->
    Known = State#{processes := Processes#{Pid => Who#{alive => true}}, latest := Latest#{Path => {Pid, Kind}}},
    Next = add({started, Who}, Known),
    monitor(process, Pid),
    %% The monitor is a signal, and whoever has one to look at stands in the run queue, before others that nobody watches:
    %% being asked makes it look now, so that watching changes no order.
    catch process_flag(Pid, save_calls, 0),
    {ok, Next};
answer({note, Event}, State) ->
    {ok, add(Event, State)};
answer({latest, Path}, #{latest := Latest} = State) ->
    {maps:get(Path, Latest, none), State};
answer(freeze, #{events := Events} = State) ->
    {(maps:with([processes, attempts], State))#{events => lists:reverse(Events)}, State}.

add(Event, #{zero := Zero, events := Events} = State) ->
    State#{events := [{erlang:monotonic_time(microsecond) - Zero, Event} | Events]}.
