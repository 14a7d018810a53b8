%% The cases of resprout-bench on the BEAM: the same protocol by OTP's own supervisor and gen_server.
%%   erl +P 4000000 -noshell -s beam main CASE [N]      prints one JSON line
-module(beam).
-behaviour(gen_server).
-export([main/1, init/1, handle_call/3, handle_cast/2, start_worker/1]).

-define(NEVER, 1_000_000_000). % an intensity that nobody reaches

main([Case]) -> main([Case, '0']);
main([Case, Count]) ->
    logger:set_primary_config(level, none),
    Me = self(),
    spawn_opt(fun() -> Me ! {done, catch play(Case, list_to_integer(atom_to_list(Count)))} end, [{min_heap_size, 100_000}]),
    receive
        {done, {N, Nanoseconds, Extra}} ->
            io:format("{\"peer\":\"beam\",\"case\":\"~s\",\"cores\":~b,\"n\":~b,\"ns_per_op\":~.1f~s}~n",
                      [Case, erlang:system_info(schedulers_online), N, Nanoseconds / N,
                       [io_lib:format(",\"~s\":~.1f", [Key, Value]) || {Key, Value} <- Extra]]),
            halt(0);
        {done, Error} ->
            io:format(standard_error, "~p: ~p~n", [Case, Error]),
            halt(1)
    end.

timed(N, Work) ->
    garbage_collect(),
    Begin = erlang:monotonic_time(nanosecond),
    Extra = Work(),
    {N, erlang:monotonic_time(nanosecond) - Begin, case Extra of [_ | _] -> Extra; _ -> [] end}.

default(0, N) -> N;
default(N, _) -> N.

play(restart_spread, N) -> restart_spread(default(N, 100_000), 1_000);
play(restart_spread_traced, N) ->
    Watcher = spawn_opt(fun watch/0, [{message_queue_data, off_heap}]),
    erlang:trace(new_processes, true, [procs, {tracer, Watcher}]),
    restart_spread(default(N, 100_000), 1_000);
play(one_for_all, N) -> group(one_for_all, default(N, 10_000), 1, 5);
play(rest_for_one, N) -> group(rest_for_one, default(N, 10_000), default(N, 10_000) div 2, 10);
play(dyn_start_1m, N0) ->
    N = default(N0, 1_000_000),
    Pool = pool(),
    Before = resident(),
    timed(N, fun() -> start_children(Pool, N), [{rss_per_process, (resident() - Before) / N}] end);
play(dyn_stop_1m, N0) ->
    N = default(N0, 1_000_000),
    Pool = pool(),
    start_children(Pool, N),
    unlink(Pool),
    timed(N, fun() ->
        Monitor = monitor(process, Pool),
        exit(Pool, shutdown),
        receive {'DOWN', Monitor, _, _, _} -> ok end
    end);
play(spawn_exit, N0) ->
    N = default(N0, 1_000_000),
    Alive = erlang:system_info(process_count),
    timed(N, fun() -> times(N, fun() -> spawn(fun() -> ok end) end), wait_until(Alive) end);
play(gs_call, N0) ->
    N = default(N0, 800_000),
    {ok, Server} = gen_server:start_link(?MODULE, worker, []),
    timed(N, fun() -> times(N, fun() -> gen_server:call(Server, question) end) end);
play(gs_cast, N0) -> % now and then a call, which keeps the queue short
    Rounds = default(N0, 3_000_000) div 10_000,
    {ok, Server} = gen_server:start_link(?MODULE, worker, []),
    timed(Rounds * 10_000, fun() ->
        times(Rounds, fun() -> times(10_000, fun() -> gen_server:cast(Server, news) end), gen_server:call(Server, question) end)
    end);
play(pingpong, N0) ->
    N = default(N0, 1_500_000),
    Pong = spawn_link(fun pong/0),
    timed(2 * N, fun() -> times(N, fun() -> Pong ! self(), receive pong -> ok end end) end);
play(fan_in, N0) ->
    Each = default(N0, 3_000_000) div 1_000,
    Me = self(),
    Sink = spawn_opt(fun() -> take(1_000 * Each), Me ! taken end, [{message_queue_data, off_heap}]),
    Senders = [spawn(fun() -> receive go -> times(Each, fun() -> Sink ! news end) end end) || _ <- lists:seq(1, 1_000)],
    timed(1_000 * Each, fun() -> [Sender ! go || Sender <- Senders], receive taken -> ok end end);
play(ring_100tok, N0) ->
    Hops = default(N0, 5_000_000) div 100,
    Me = self(),
    Nodes = [spawn(fun() -> receive {next, Next} -> hand_on(Next, Me) end end) || _ <- lists:seq(1, 10_000)],
    lists:foreach(fun({Node, Next}) -> Node ! {next, Next} end, lists:zip(Nodes, tl(Nodes) ++ [hd(Nodes)])),
    timed(100 * Hops, fun() ->
        [lists:nth(100 * Token + 1, Nodes) ! Hops || Token <- lists:seq(0, 99)],
        times(100, fun() -> receive arrived -> ok end end)
    end).

%% One of `Supervisors` children is killed, and whoever replaces it says so; then the next.
restart_spread(N, Supervisors) ->
    Workers = [begin {ok, _} = supervisor:start_link(?MODULE, {one_for_one, 1, self()}), up() end
               || _ <- lists:seq(1, Supervisors)],
    timed(N, fun() -> kill_in_turn(N, queue:from_list(Workers)) end).

kill_in_turn(0, _) -> ok;
kill_in_turn(N, Workers) ->
    {{value, Worker}, Others} = queue:out(Workers),
    exit(Worker, kill),
    kill_in_turn(N - 1, queue:in(up(), Others)).

%% The child with number First is killed, Rounds times.
group(Strategy, N, First, Rounds) ->
    {ok, Supervisor} = supervisor:start_link(?MODULE, {Strategy, N, self()}),
    times(N, fun up/0),
    Each = N - First + 1,
    timed(Each * Rounds, fun() ->
        times(Rounds, fun() ->
            {_, Worker, _, _} = lists:keyfind(First, 1, supervisor:which_children(Supervisor)),
            exit(Worker, kill),
            times(Each, fun up/0)
        end)
    end).

pool() ->
    {ok, Pool} = supervisor:start_link(?MODULE, pool),
    Pool.

start_children(Pool, N) -> times(N, fun() -> {ok, _} = supervisor:start_child(Pool, []) end).

up() -> receive {up, Pid} -> Pid end.

pong() -> receive From -> From ! pong, pong() end.

take(0) -> ok;
take(N) -> receive news -> take(N - 1) end.

hand_on(Next, Home) ->
    receive
        1 -> Home ! arrived;
        Hops -> Next ! Hops - 1
    end,
    hand_on(Next, Home).

watch() -> receive _ -> watch() end.

times(0, _) -> ok;
times(N, Do) -> Do(), times(N - 1, Do).

wait_until(Alive) ->
    case erlang:system_info(process_count) =< Alive of
        true -> ok;
        false -> erlang:yield(), wait_until(Alive)
    end.

resident() ->
    {ok, Text} = file:read_file("/proc/self/status"),
    {match, [Kilobytes]} = re:run(Text, "VmRSS:\\s+(\\d+)", [{capture, all_but_first, list}]),
    1024 * list_to_integer(Kilobytes).

%% ---- callbacks
start_worker(To) -> gen_server:start_link(?MODULE, {worker, To}, []).

init({Strategy, N, To}) ->
    {ok, {#{strategy => Strategy, intensity => ?NEVER, period => 1},
          [#{id => Id, start => {?MODULE, start_worker, [To]}} || Id <- lists:seq(1, N)]}};
init(pool) ->
    {ok, {#{strategy => simple_one_for_one, intensity => ?NEVER, period => 1},
          [#{id => worker, start => {?MODULE, start_worker, [none]}}]}};
init({worker, none}) -> {ok, 0};
init({worker, To}) -> To ! {up, self()}, {ok, 0};
init(worker) -> {ok, 0}.

handle_call(question, _, News) -> {reply, News, News}.
handle_cast(news, News) -> {noreply, News + 1}.
