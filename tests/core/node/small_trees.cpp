#include "tests/core/node/small_trees.h"

#include <algorithm>

namespace resprout::test {

namespace {

std::string json(std::string text) {
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

std::string object(std::string_view required, std::string_view keys) {
    return json("{" + std::string(required) + (keys.empty() ? "" : ",") + std::string(keys) + "}");
}

std::string list(std::initializer_list<std::string> items) {
    std::string text = "[";
    for (const std::string& item : items) {
        if (text.size() > 1)
            text += ',';
        text += item;
    }
    return text + ']';
}

std::string node(std::string_view id, std::string_view kind, std::string_view keys) {
    return object("'id':'" + std::string(id) + "','kind':'" + std::string(kind) + "'", keys);
}

std::string step(std::int64_t at, std::string_view op, std::string_view keys) {
    return object("'at':" + std::to_string(at) + ",'do':'" + std::string(op) + "'", keys);
}

std::string with(std::string_view keys, const std::string& more) {
    return std::string(keys) + (keys.empty() ? "" : ",") + more;
}

} // namespace

std::string worker(std::string_view id, std::string_view keys) {
    return node(id, "worker", keys);
}

std::string supervisor(std::string_view id, std::string_view keys, std::initializer_list<std::string> children) {
    return node(id, "supervisor", with(keys, "'children':" + list(children)));
}

std::string pool(std::string_view id, std::string_view keys, std::string_view templateKeys) {
    return node(id, "supervisor",
                with(keys, "'strategy':'simple_one_for_one','template':" + object("'kind':'worker'", templateKeys)));
}

std::string dynamicSupervisor(std::string_view id, std::string_view keys) {
    return node(id, "dynamic_supervisor", keys);
}

std::string exits(std::int64_t at, std::string_view target, std::string_view reason) {
    return call(at, "exit", target, "'reason':'" + std::string(reason) + "'");
}

std::string signal(std::int64_t at, std::string_view target, std::string_view reason) {
    return call(at, "signal", target, "'reason':'" + std::string(reason) + "'");
}

std::string call(std::int64_t at, std::string_view op, std::string_view target, std::string_view keys) {
    const std::string where = "'target':'" + std::string(target) + "'";
    return step(at, op, keys.empty() ? where : with(where, std::string(keys)));
}

std::string startChild(std::int64_t at, std::string_view target, const std::string& child) {
    return call(at, "start_child", target, child.empty() ? std::string() : "'child':" + child);
}

std::string stop(std::int64_t at) {
    return step(at, "stop", {});
}

std::string script(std::initializer_list<std::string> steps) {
    return list(steps);
}

} // namespace resprout::test
