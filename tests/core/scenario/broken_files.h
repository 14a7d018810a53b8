#pragma once

#include "core/scenario/read.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

/// Tables of broken files, and the exact messages that a person gets.
namespace resprout::broken {

struct BrokenFile {
    std::string name;
    std::string text;
    std::string messages; // one a line; the file is called f
};

inline std::ostream& operator<<(std::ostream& out, const BrokenFile& file) {
    return out << file.name;
}

inline std::string nameOf(const testing::TestParamInfo<BrokenFile>& file) {
    return file.param.name;
}

// Each puts the broken part on line 2.
inline std::string withKey(const std::string& part) {
    return R"({"format":"resprout/1","tree":{"id":"top","kind":"worker"},)"
           "\n" +
           part + "}";
}
inline std::string withTree(const std::string& part) {
    return "{\"format\":\"resprout/1\",\"tree\":\n" + part + "}";
}
inline std::string withChildren(const std::string& part) {
    return R"({"format":"resprout/1","tree":{"id":"top","kind":"supervisor","children":[)"
           "\n" +
           part + "]}}";
}
inline std::string withSteps(const std::string& part) {
    return R"({"format":"resprout/1","tree":{"id":"top","kind":"supervisor","children":[)"
           R"({"id":"a","kind":"worker"},{"id":"sub","kind":"supervisor"},)"
           R"({"id":"pool","kind":"supervisor","strategy":"simple_one_for_one","template":{"kind":"worker"}},)"
           R"({"id":"dyn","kind":"dynamic_supervisor"}]},"script":[)"
           "\n" +
           part + "]}";
}

inline std::string messagesOf(const ReadResult& result) {
    std::string text;
    for (const Complaint& complaint : result.complaints)
        text += (text.empty() ? "" : "\n") + describe("f", complaint);
    return text;
}

} // namespace resprout::broken
