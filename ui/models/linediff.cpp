// SPDX-License-Identifier: Apache-2.0
#include "ui/models/linediff.h"

#include <QStringList>

#include <algorithm>

namespace strata::ui {
namespace {

constexpr qsizetype kMostCells = qsizetype{4} << 20; ///< of the table of common lines

/// Lines of a text, without their ends; the end of the last line begins no new one.
QStringList linesOf(const QString& text) {
    QStringList lines = text.split(QLatin1Char('\n'));
    if (lines.last().isEmpty())
        lines.removeLast();
    for (QString& line : lines)
        if (line.endsWith(QLatin1Char('\r')))
            line.chop(1);
    return lines;
}

/// Lengths of the longest common rests of two lists, row by row.
class CommonRests {
public:
    CommonRests(const QStringList& a, const QStringList& b)
        : width_(b.size() + 1), lengths_(static_cast<std::size_t>((a.size() + 1) * width_)) {
        for (qsizetype i = a.size() - 1; i >= 0; --i)
            for (qsizetype j = b.size() - 1; j >= 0; --j)
                at(i, j) = a[i] == b[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
    }
    int& at(qsizetype i, qsizetype j) { return lengths_[static_cast<std::size_t>(i * width_ + j)]; }

private:
    qsizetype width_;
    std::vector<int> lengths_;
};

class LineDiff {
public:
    LineDiff(const QStringList& before, const QStringList& after) : before_(before), after_(after) {}

    std::vector<DiffLine> run() {
        qsizetype end = 0; // equal lines at the end
        const qsizetype shorter = std::min(before_.size(), after_.size());
        qsizetype start = 0;
        while (start < shorter && before_[start] == after_[start])
            ++start;
        while (end < shorter - start && before_[before_.size() - 1 - end] == after_[after_.size() - 1 - end])
            ++end;
        for (qsizetype i = 0; i < start; ++i)
            same();
        middle(before_.mid(start, before_.size() - end - start), after_.mid(start, after_.size() - end - start));
        for (qsizetype i = 0; i < end; ++i)
            same();
        return std::move(lines_);
    }

private:
    void middle(const QStringList& a, const QStringList& b) {
        qsizetype i = 0;
        qsizetype j = 0;
        if ((a.size() + 1) * (b.size() + 1) <= kMostCells) {
            CommonRests rests(a, b);
            while (i < a.size() && j < b.size()) {
                if (a[i] == b[j]) {
                    same();
                    ++i, ++j;
                } else if (rests.at(i + 1, j) >= rests.at(i, j + 1)) {
                    removed();
                    ++i;
                } else {
                    added();
                    ++j;
                }
            }
        }
        for (; i < a.size(); ++i)
            removed();
        for (; j < b.size(); ++j)
            added();
    }

    void same() {
        lines_.push_back({DiffLine::Kind::Same, at_ + 1, to_ + 1, before_[at_]});
        ++at_, ++to_;
    }
    void removed() {
        lines_.push_back({DiffLine::Kind::Removed, at_ + 1, std::nullopt, before_[at_]});
        ++at_;
    }
    void added() {
        lines_.push_back({DiffLine::Kind::Added, std::nullopt, to_ + 1, after_[to_]});
        ++to_;
    }

    const QStringList& before_;
    const QStringList& after_;
    int at_ = 0, to_ = 0;
    std::vector<DiffLine> lines_;
};

} // namespace

std::vector<DiffLine> diffLines(const QString& before, const QString& after) {
    const QStringList a = linesOf(before);
    const QStringList b = linesOf(after);
    return LineDiff(a, b).run();
}

} // namespace strata::ui
