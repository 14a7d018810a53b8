%% The lines of a trace.
-module(trace_text).
-export([head/1, event/2, final/2]).

%% OTP's own work takes a few ms; times are multiples of 100 ms.
-define(TICK, 100).

head(Name) -> line([{trace, <<"resprout/1">>}, {scenario, Name}]).

event({Microseconds, Event}, Frozen) ->
    line([{t, (Microseconds div 1000) div ?TICK * ?TICK} | keys(Event, Frozen)]).

final(Until, {Nodes, Orphans}) ->
    line([{t, Until}, {ev, <<"final">>}, {nodes, {list, Nodes}}, {orphans, {list, Orphans}}]).

keys({started, Who}, _) -> child(<<"started">>, Who);
keys({ignored, Who}, _) -> child(<<"ignored">>, Who);
keys({start_failed, Who, Reason}, Frozen) ->
    child(<<"start_failed">>, Who) ++ [{reason, term_text:format(Reason, Frozen)}];
keys({exited, Who, Reason, IsOrphan}, Frozen) ->
    child(<<"exited">>, Who) ++ [{reason, term_text:format(Reason, Frozen)}] ++ [{orphan, true} || IsOrphan];
keys({trapped, Path, N, Reason}, Frozen) ->
    [{ev, <<"trapped">>}, {path, Path}, {n, N}, {reason, term_text:format(Reason, Frozen)}];
keys({result, Index, Op, Value}, Frozen) ->
    [{ev, <<"result">>}, {step, Index}, {do, Op}, {value, term_text:format(Value, Frozen)}].

child(Word, #{path := Path, n := N, up := Up}) -> [{ev, Word}, {path, Path}, {n, N}, {up, Up}].

line(Keys) -> [json_text:encode(Keys), $\n].
