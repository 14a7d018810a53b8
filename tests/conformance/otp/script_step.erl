%% The steps of a script, as calls and signals to real processes. Each is issued by a process of its own.
-module(script_step).
-export([issue/2]).

-define(DYNAMIC, 'Elixir.DynamicSupervisor').

%% What came of it: the value that the trace gives.
issue(#{<<"do">> := <<"stop">>}, #{journal := Journal, root := Root, parent := Parent}) ->
    with_living(journal:latest(Journal, Root), noproc,
                fun(Pid, _) ->
                    Parent ! {stop, Pid, self()},
                    receive {stopped, Parent, Reason} -> Reason end
                end);
issue(#{<<"do">> := Op, <<"target">> := Path} = Step, #{journal := Journal} = Play) ->
    case Op of
        _ when Op =:= <<"exit">>; Op =:= <<"raise">>; Op =:= <<"signal">> ->
            Reason = term_text:parse(maps:get(<<"reason">>, Step, <<"normal">>)),
            with_living(journal:latest(Journal, Path), noproc, fun(Pid, Kind) -> hit(Op, Pid, Kind, Reason) end);
        _ when Op =:= <<"terminate_child">>; Op =:= <<"restart_child">>; Op =:= <<"delete_child">> ->
            {Above, Id} = split(Path),
            with_supervisor(Above, Play, fun(Pid, Kind) -> manage(Op, Pid, Kind, argument(Id, Path, Journal)) end);
        _ ->
            with_supervisor(Path, Play, fun(Pid, Kind) -> ask(Op, Pid, Kind, Step, Play) end)
    end.

with_living(none, Otherwise, _) -> Otherwise;
with_living({Pid, Kind}, Otherwise, Do) ->
    case is_process_alive(Pid) of
        true -> Do(Pid, Kind);
        false -> Otherwise
    end.

with_supervisor(Path, #{journal := Journal}, Do) ->
    case journal:latest(Journal, Path) of
        {Pid, Kind} when Kind =/= worker -> caught(fun() -> Do(Pid, Kind) end);
        _ -> {'EXIT', noproc}
    end.

hit(<<"signal">>, Pid, _, Reason) -> exit(Pid, Reason), ok;
hit(<<"raise">>, Pid, _, Reason) -> Pid ! {raise_now, Reason}, ok;
hit(<<"exit">>, Pid, worker, Reason) -> Pid ! {exit_now, Reason}, ok;
hit(<<"exit">>, Pid, _, Reason) -> caught(fun() -> sys:terminate(Pid, Reason, infinity) end).

%% Children with numbers are named by pid; one that never lived by the pid of a dead process.
argument(<<"#", _/binary>>, Path, Journal) ->
    case journal:latest(Journal, Path) of
        {Pid, _} -> Pid;
        none -> dead_process()
    end;
argument(Id, _, _) -> binary_to_atom(Id).

dead_process() ->
    {Pid, Monitor} = spawn_monitor(fun() -> ok end),
    receive {'DOWN', Monitor, process, Pid, _} -> Pid end.

manage(<<"terminate_child">>, Pid, dynamic, Child) -> ?DYNAMIC:terminate_child(Pid, Child);
manage(<<"terminate_child">>, Pid, _, Child) -> supervisor:terminate_child(Pid, Child);
manage(<<"restart_child">>, Pid, _, Child) -> supervisor:restart_child(Pid, Child);
manage(<<"delete_child">>, Pid, _, Child) -> supervisor:delete_child(Pid, Child).

ask(<<"which_children">>, Pid, Kind, _, _) ->
    Children = [{Id, Child, Type} || {Id, Child, Type, _} <- gen_server:call(Pid, which_children, infinity)],
    case Kind of supervisor -> Children; _ -> {unordered, Children} end;
ask(<<"count_children">>, Pid, _, _, _) ->
    gen_server:call(Pid, count_children, infinity);
ask(<<"start_child">>, Pid, pool, #{number := Number}, _) ->
    supervisor:start_child(Pid, [Number]);
ask(<<"start_child">>, Pid, dynamic, #{<<"target">> := Path, <<"child">> := Child, number := Number}, Play) ->
    ?DYNAMIC:start_child(Pid, tree_node:numbered_spec(Play, Path, Child, [Number]));
ask(<<"start_child">>, Pid, _, #{<<"target">> := Path, <<"child">> := Child}, Play) ->
    supervisor:start_child(Pid, tree_node:child_spec(Play, Path, Child));
ask(<<"reconfigure">>, Pid, _, #{<<"target">> := Path} = Step, #{overrides := Overrides}) ->
    change(Pid, Path, maps:without([<<"at">>, <<"do">>, <<"target">>, <<"off">>], Step), Overrides).

%% A code change: init is asked again, and answers with the changes that lie in its process; later incarnations answer so,
%% too, if it was taken.
change(Pid, Path, Changes, Overrides) ->
    sys:suspend(Pid, infinity),
    sys:replace_state(Pid, fun(State) -> put(changes, Changes), State end, infinity),
    Result = sys:change_code(Pid, tree_node, undefined, [], infinity),
    Result =:= ok andalso ets:insert(Overrides, {Path, maps:merge(tree_node:overrides(Overrides, Path), Changes)}),
    sys:resume(Pid, infinity),
    Result.

%% A call may make its caller exit; the call itself is left out of the reason.
caught(Call) ->
    try Call()
    catch
        exit:{Reason, {_, _, _}} -> {'EXIT', Reason};
        exit:Reason -> {'EXIT', Reason};
        error:Reason:Stack -> {'EXIT', {Reason, Stack}}
    end.

split(Path) ->
    case string:split(Path, "/", trailing) of
        [Above, Id] -> {Above, Id};
        [Id] -> {<<>>, Id}
    end.
