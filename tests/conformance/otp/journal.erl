%% The process that writes down what happens in one play: it numbers the attempts of every path, knows which process is
%% which, and sees each one end. On one scheduler watching changes no order: nobody who is watched waits for it or gets a
%% signal from it (ends come by trace), and it runs as soon as who told it something pauses. On several an end can be seen late.
-module(journal).
-export([open/1, watch/1, attempt/2, outcome/3, note/2, latest/2, freeze/1, close/1]).

open(Zero) ->
    State = #{zero => Zero, processes => #{}, latest => #{}, ended => #{}, events => []},
    {spawn_opt(fun() -> loop(State) end, [link, {priority, max}]), ets:new(attempts, [public])}.

%% From now on the ends of the calling process and of all that come of it are written down.
watch({Pid, _}) ->
    erlang:trace(self(), true, [procs, set_on_spawn, {tracer, Pid}]).

%% A start function of Path is called: which attempt it is.
attempt({_, Attempts}, Path) -> ets:update_counter(Attempts, Path, 1, {Path, 0}).

%% What came of it. Who: #{path, n, up, parent, kind}.
outcome({Pid, _}, Who, Result) -> Pid ! {outcome, Who, Result}.

note({Pid, _}, Event) -> Pid ! {note, Event}.

%% {Pid, Kind} of the latest process of a path that has started, or none.
latest({Pid, _}, Path) -> ask(Pid, {latest, Path}).

%% #{events := [{Microseconds, Event}], processes := #{Pid => Who}, attempts := #{Path => N}} so far.
freeze({Pid, Attempts}) -> (ask(Pid, freeze))#{attempts => maps:from_list(ets:tab2list(Attempts))}.

close({Pid, Attempts}) ->
    ets:delete(Attempts), % a start from now on fails
    unlink(Pid),
    exit(Pid, kill).

ask(Pid, Question) ->
    Ref = monitor(process, Pid),
    Pid ! {ask, self(), Ref, Question},
    receive
        {Ref, Answer} -> demonitor(Ref, [flush]), Answer;
        {'DOWN', Ref, process, _, _} -> exit(play_is_over)
    end.

loop(State) ->
    receive
        {ask, From, Ref, Question} ->
            From ! {Ref, answer(Question, State)},
            loop(State);
        {outcome, Who, Result} -> loop(came(Who, Result, State));
        {note, Event} -> loop(add(Event, State));
        {trace, Pid, exit, Reason} -> loop(ended(Pid, Reason, State));
        Trace when element(1, Trace) =:= trace -> loop(State)
    end.

came(Who, ignore, State) ->
    add({ignored, Who}, State);
came(Who, {error, Reason}, State) ->
    add({start_failed, Who, Reason}, State);
came(#{path := Path, kind := Kind} = Who, {ok, Pid}, #{processes := Processes, latest := Latest, ended := Ended} = State) ->
    Started = add({started, Who}, State#{processes := Processes#{Pid => Who#{alive => true}},
                                         latest := Latest#{Path => {Pid, Kind}}}),
    case Ended of
        #{Pid := Reason} -> ended(Pid, Reason, Started); % before its starter knew of it
        _ -> Started
    end.

ended(Pid, Reason, #{processes := Processes, ended := Ended} = State) ->
    case Processes of
        #{Pid := Who} ->
            add({exited, Who, Reason, is_orphan(Who, Processes)},
                State#{processes := Processes#{Pid := Who#{alive := false}}});
        _ -> State#{ended := Ended#{Pid => Reason}}
    end.

is_orphan(#{parent := Parent}, Processes) ->
    case Processes of
        #{Parent := #{alive := false}} -> true;
        _ -> false
    end.

answer({latest, Path}, #{latest := Latest}) -> maps:get(Path, Latest, none);
answer(freeze, #{events := Events, processes := Processes}) ->
    #{events => lists:reverse(Events), processes => Processes}.

add(Event, #{zero := Zero, events := Events} = State) ->
    State#{events := [{erlang:monotonic_time(microsecond) - Zero, Event} | Events]}.
