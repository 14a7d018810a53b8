%% Plays scenarios on this Erlang/OTP, many at once, and writes down what happened: one trace for each.
%% Status 3: some could not be played. Any other is that of an Erlang that failed.
%% Arguments: how many at once; up to how many ms late each step is issued, at random; a file with lines SCENARIO TAB TRACE.
-module(recorder).
-export([main/0]).

%% Plays begin up to so many ms after a whole second, so that not all do something at once.
-define(PHASES, 20).
%% A machine that stood still for longer than leaves every event within its 100 ms, and every restart within its second,
%% has falsified what is played: it is played again. ms in one play, with steps that come up to Late ms late.
-define(STALL(Late), (60 - Late)).
-define(SHORTEST_STALL, 10).
-define(TRIES, 12).

main() ->
    [Jobs, Late, ListFile] = init:get_plain_arguments(),
    {ok, Lines} = file:read_file(ListFile),
    Files = [list_to_tuple(binary:split(Line, <<"\t">>)) || Line <- binary:split(Lines, <<"\n">>, [global, trim_all])],
    ets:new(stalls, [public, named_table, ordered_set]),
    spawn_opt(fun() -> watch(erlang:monotonic_time(microsecond)) end, [{priority, max}]),
    Numbered = lists:zip(lists:seq(0, length(Files) - 1), Files),
    halt(case run(Numbered, list_to_integer(Jobs), list_to_integer(Late), #{}, 0) of 0 -> 0; _ -> 3 end).

run([], _, _, Running, Failures) when map_size(Running) =:= 0 ->
    Failures;
run([{Number, {In, Out}} | Rest], Jobs, Late, Running, Failures) when map_size(Running) < Jobs ->
    {_, Ref} = spawn_monitor(fun() -> record(Number, In, Out, Late) end),
    run(Rest, Jobs, Late, Running#{Ref => In}, Failures);
run(Waiting, Jobs, Late, Running, Failures) ->
    receive
        {'DOWN', Ref, process, _, normal} ->
            run(Waiting, Jobs, Late, maps:remove(Ref, Running), Failures);
        {'DOWN', Ref, process, _, Reason} ->
            io:format(standard_error, "~ts: ~0tp~n", [maps:get(Ref, Running), Reason]),
            run(Waiting, Jobs, Late, maps:remove(Ref, Running), Failures + 1)
    end.

record(Number, In, Out, Late) ->
    {ok, Text} = file:read_file(In),
    ok = file:write_file(Out, undisturbed(json_text:decode(Text), Number rem ?PHASES, Late, ?TRIES)).

undisturbed(Scenario, Phase, Late, Tries) ->
    {Began, Trace} = scenario_player:play(Scenario, Phase, Late),
    timer:sleep(50),
    %% One delay begins when the one before it is over, so stalls add up.
    Stalled = lists:sum([End - Start || {Start, End} <- ets:tab2list(stalls), End > Began]),
    if
        Stalled =< ?STALL(Late) * 1000 -> Trace;
        Tries =:= 1 -> exit(machine_too_busy);
        true -> undisturbed(Scenario, Phase, Late, Tries - 1)
    end.

watch(Last) ->
    receive after 5 -> ok end,
    Now = erlang:monotonic_time(microsecond),
    Now - Last > ?SHORTEST_STALL * 1000 andalso ets:insert(stalls, {Last, Now}),
    watch(Now).
