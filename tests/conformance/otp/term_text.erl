%% Erlang terms as the texts of a trace: without spaces, and without what differs from run to run.
-module(term_text).
-export([parse/1, format/2, process/1, by_number/2]).

parse(Text) ->
    {ok, Tokens, _} = erl_scan:string(binary_to_list(Text) ++ "."),
    {ok, Term} = erl_parse:parse_term(Tokens),
    Term.

%% Pids become <path@n>, stack traces `stack`, the child record in an error {child,Id}.
format(Term, Frozen) -> iolist_to_binary(text(Term, Frozen)).

process(#{path := Path, n := N}) -> <<Path/binary, "@", (integer_to_binary(N))/binary>>.

%% Children with numbers for names, by number; those without a process last.
by_number(Children, #{processes := Processes}) ->
    Key = fun(Child) ->
              case Processes of
                  #{element(2, Child) := #{path := Path}} ->
                      [_, Number] = string:split(Path, "#", trailing),
                      {0, binary_to_integer(Number)};
                  _ -> {1, 0}
              end
          end,
    [Child || {_, Child} <- lists:keysort(1, [{Key(Child), Child} || Child <- Children])].

text({unordered, Children}, Frozen) -> text(by_number(Children, Frozen), Frozen);
text(Pid, #{processes := Processes}) when is_pid(Pid) ->
    case Processes of
        #{Pid := Who} -> ["<", process(Who), ">"];
        _ -> "<pid>"
    end;
text({Reason, [{Module, Function, _, Location} | _]}, Frozen)
  when is_atom(Module), is_atom(Function), is_list(Location) ->
    ["{", text(Reason, Frozen), ",stack}"];
text(Record, Frozen) when is_tuple(Record), element(1, Record) =:= child, tuple_size(Record) > 5 ->
    ["{child,", text(element(3, Record), Frozen), "}"];
text(Tuple, Frozen) when is_tuple(Tuple) ->
    ["{", lists:join(",", [text(Each, Frozen) || Each <- tuple_to_list(Tuple)]), "}"];
text(List, Frozen) when is_list(List) ->
    ["[", lists:join(",", [text(Each, Frozen) || Each <- List]), "]"];
text(Atom, _) when is_atom(Atom) -> io_lib:format("~tw", [Atom]);
text(Integer, _) when is_integer(Integer) -> integer_to_list(Integer);
text(_, _) -> "<other>".
