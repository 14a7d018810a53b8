%% What lives in the end: the tree, depth first, and the processes outside of it.
-module(final_state).
-export([take/2]).

%% A supervisor in the middle of a start or a stop does not answer; ms.
-define(PATIENCE, 40).

%% {Nodes, Orphans}: a node is a list of keys and values.
take(#{journal := Journal, root := Root}, #{processes := Processes} = Frozen) ->
    {Nodes, InTree} = case journal:latest(Journal, Root) of
                          {Pid, Kind} ->
                              case is_process_alive(Pid) of
                                  true -> visit(Pid, Kind, Frozen);
                                  false -> {[], []}
                              end;
                          none -> {[], []}
                      end,
    Orphans = [term_text:process(Who) || {Pid, #{alive := true} = Who} <- maps:to_list(Processes),
                                         not lists:member(Pid, InTree)],
    {Nodes, lists:sort(Orphans)}.

visit(Pid, worker, Frozen) ->
    {[running(Pid, Frozen)], [Pid]};
visit(Pid, Kind, Frozen) ->
    try gen_server:call(Pid, which_children, ?PATIENCE) of
        Listed ->
            Inside = [visit_child(Child, Pid, Frozen) || Child <- in_order(Kind, Listed, Frozen)],
            {[running(Pid, Frozen) ++ settings(sys:get_state(Pid), Kind) | lists:append([Nodes || {Nodes, _} <- Inside])],
             [Pid | lists:append([Pids || {_, Pids} <- Inside])]}
    catch
        exit:_ -> {[running(Pid, Frozen) ++ [{busy, true}]], [Pid]}
    end.

visit_child({_, Pid, _, _}, Supervisor, #{processes := Processes} = Frozen) when is_pid(Pid) ->
    case Processes of
        #{Pid := #{kind := Kind}} -> visit(Pid, Kind, Frozen);
        #{Supervisor := #{path := Above}} -> % it has started since: the end is not quiet
            {[[{path, <<Above/binary, "/new">>}, {n, 0}, {state, <<"running">>}]], [Pid]}
    end;
visit_child({Id, NoProcess, _, _}, Supervisor, #{processes := Processes, attempts := Attempts}) ->
    #{Supervisor := #{path := Above}} = Processes,
    Name = case Id of undefined -> <<"#?">>; _ -> atom_to_binary(Id) end,
    Path = <<Above/binary, "/", Name/binary>>,
    State = case NoProcess of restarting -> <<"restarting">>; undefined -> <<"stopped">> end,
    {[[{path, Path}, {n, maps:get(Path, Attempts, 0)}, {state, State}]], []}.

%% which_children gives the last started child first.
in_order(supervisor, Listed, _) -> lists:reverse(Listed);
in_order(_, Listed, Frozen) -> term_text:by_number(Listed, Frozen).

running(Pid, #{processes := Processes}) ->
    #{Pid := #{path := Path, n := N}} = Processes,
    [{path, Path}, {n, N}, {state, <<"running">>}].

settings(#{strategy := Strategy, max_restarts := Intensity, max_seconds := Period, restarts := Restarts}, dynamic) ->
    settings(Strategy, Intensity, Period, Restarts);
settings(State, _) -> % the state record of OTP's supervisor
    settings(element(3, State), element(6, State), element(7, State), element(8, State)).

settings(Strategy, Intensity, Period, Restarts) ->
    [{strategy, atom_to_binary(Strategy)}, {intensity, Intensity}, {period, Period}, {restarts, length(Restarts)}].
