%% Just enough JSON for scenarios and traces. Objects are maps when read, and lists of {Key, Value} when written.
-module(json_text).
-export([decode/1, encode/1]).

decode(Text) ->
    {Value, _} = value(space(Text)),
    Value.

space(<<C, Rest/binary>>) when C =:= $\s; C =:= $\t; C =:= $\n; C =:= $\r -> space(Rest);
space(Text) -> Text.

value(<<"{", Rest/binary>>) -> object(space(Rest), #{});
value(<<"[", Rest/binary>>) -> array(space(Rest), []);
value(<<"\"", Rest/binary>>) -> string(Rest, <<>>);
value(<<"true", Rest/binary>>) -> {true, Rest};
value(<<"false", Rest/binary>>) -> {false, Rest};
value(<<"null", Rest/binary>>) -> {null, Rest};
value(Text) ->
    {match, [{0, Length}]} = re:run(Text, "^-?[0-9]+"),
    <<Digits:Length/binary, Rest/binary>> = Text,
    {binary_to_integer(Digits), Rest}.

object(<<"}", Rest/binary>>, Map) -> {Map, Rest};
object(<<",", Rest/binary>>, Map) -> object(space(Rest), Map);
object(<<"\"", Rest/binary>>, Map) ->
    {Key, AfterKey} = string(Rest, <<>>),
    <<":", AfterColon/binary>> = space(AfterKey),
    {Value, AfterValue} = value(space(AfterColon)),
    object(space(AfterValue), Map#{Key => Value}).

array(<<"]", Rest/binary>>, Reversed) -> {lists:reverse(Reversed), Rest};
array(<<",", Rest/binary>>, Reversed) -> array(space(Rest), Reversed);
array(Text, Reversed) ->
    {Value, Rest} = value(Text),
    array(space(Rest), [Value | Reversed]).

string(<<"\"", Rest/binary>>, Read) -> {Read, Rest};
string(<<"\\u", Code:4/binary, Rest/binary>>, Read) -> string(Rest, <<Read/binary, (binary_to_integer(Code, 16))/utf8>>);
string(<<"\\", C, Rest/binary>>, Read) -> string(Rest, <<Read/binary, (unescaped(C))>>);
string(<<C, Rest/binary>>, Read) -> string(Rest, <<Read/binary, C>>).

unescaped($n) -> $\n;
unescaped($t) -> $\t;
unescaped($r) -> $\r;
unescaped($b) -> $\b;
unescaped($f) -> $\f;
unescaped(C) -> C.

encode({list, Values}) -> ["[", lists:join(",", [encode(Each) || Each <- Values]), "]"];
encode(Keys) when is_list(Keys) ->
    ["{", lists:join(",", [["\"", atom_to_binary(Key), "\":", encode(Each)] || {Key, Each} <- Keys]), "}"];
encode(true) -> "true";
encode(Integer) when is_integer(Integer) -> integer_to_list(Integer);
encode(Text) when is_binary(Text) -> ["\"", [escaped(C) || <<C>> <= Text], "\""].

escaped($") -> "\\\"";
escaped($\\) -> "\\\\";
escaped($\n) -> "\\n";
escaped(C) -> C.
