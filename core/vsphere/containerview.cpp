// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/containerview.h"

#include <exception>

namespace strata::vsphere {
namespace {

class ContainerView {
public:
    ContainerView(Session& session, const std::string& type, const std::stop_token& stop) : session_(session) {
        SoapCall create("CreateContainerView", session.manager("viewManager"), CallKind::Read);
        create.add("container", session.manager("rootFolder")).add("type", type).add("recursive", true);
        view_ = session.result(create, stop).reference();
        generation_ = session.generation();
    }
    ~ContainerView() {
        if (generation_ != session_.generation())
            return;
        try {
            session_.call(SoapCall("DestroyView", view_, CallKind::Work).boundToSession(), {});
        } catch (const std::exception&) { // NOLINT(bugprone-empty-catch)
            // It goes with the session.
        }
    }
    ContainerView(const ContainerView&) = delete;
    ContainerView& operator=(const ContainerView&) = delete;

    const ObjectRef& reference() const { return view_; }

private:
    Session& session_;
    ObjectRef view_;
    unsigned generation_ = 0;
};

} // namespace

std::vector<ObjectProperties> readInView(Session& session, const PropertySet& set, const std::stop_token& stop) {
    for (int attempt = 1;; ++attempt) {
        const ContainerView view(session, set.type, stop);
        PropertyQuery query;
        query.sets = {set};
        query.objects = {view.reference()};
        query.skipObjects = true;
        query.steps = {{"view", "ContainerView", "view", false, {}}};
        query.boundToSession = true;
        const unsigned generation = session.generation();
        try {
            return readProperties(session, std::move(query), stop);
        } catch (const FaultError&) {
            if (session.generation() == generation || attempt > 1)
                throw;
        }
    }
}

} // namespace strata::vsphere
