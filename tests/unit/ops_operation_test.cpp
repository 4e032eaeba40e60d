// SPDX-License-Identifier: Apache-2.0
#include "core/ops/operation.h"

#include <QTest>

#include <cerrno>

using namespace strata;

namespace {

/// Refuses, or not, as it is told.
class Stub : public Operation {
public:
    explicit Stub(std::optional<Refusal> refusal) : refusal_(std::move(refusal)) {}
    std::string_view name() const override { return "stub"; }
    Text describe() const override { return {}; }
    std::optional<Refusal> canRun(FileSystem&) override { return refusal_; }
    Plan plan(OpContext&) override { return {}; }
    void run(OpContext&) override {}

private:
    std::optional<Refusal> refusal_;
};

class OperationTest : public QObject {
    Q_OBJECT
private slots:
    void nothingIsThrownWithoutARefusal() {
        Stub operation(std::nullopt);
        requireRunnable(operation, nativeFileSystem());
    }

    void aRefusalInWordsBecomesAnError() {
        Stub operation(Refusal{ErrorCode::Locked, text("In use")});
        try {
            requireRunnable(operation, nativeFileSystem());
            QFAIL("not refused");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::Locked);
            QCOMPARE(error.what(), "In use.");
        }
    }

    void anErrorBehindARefusalKeepsFileReasonAndAdvice() {
        const Error cause = Error(ErrorCode::NotFound, text("Cannot find the file"))
                                .at("a.vmdk")
                                .system(ENOENT)
                                .advice(text("Look elsewhere."));
        Stub operation(Refusal::of(cause));
        try {
            requireRunnable(operation, nativeFileSystem());
            QFAIL("not refused");
        } catch (const Error& error) {
            QCOMPARE(error.what(), "a.vmdk: Cannot find the file: No such file or directory. Look elsewhere.");
        }
    }
};

} // namespace

QTEST_GUILESS_MAIN(OperationTest)
#include "ops_operation_test.moc"
