// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/soapcall.h"

#include "core/base/error.h"
#include "core/base/utf8.h"

namespace strata::vsphere {

SoapCall::SoapCall(std::string_view method, const ObjectRef& target, CallKind kind, std::string_view nameSpace)
    : method_(method), kind_(kind) {
    body_ = "<" + method_ + " xmlns=\"" + std::string(nameSpace) + "\">";
    add("_this", target);
}

SoapCall& SoapCall::add(std::string_view name, std::string_view value) {
    body_.append("<").append(name).append(">");
    escape(value);
    body_.append("</").append(name).append(">");
    return *this;
}

SoapCall& SoapCall::add(std::string_view name, std::int64_t value) { return add(name, std::to_string(value)); }

SoapCall& SoapCall::add(std::string_view name, const ObjectRef& value) {
    if (value.empty())
        return *this;
    body_.append("<").append(name).append(" type=\"");
    escape(value.type);
    body_.append("\">");
    escape(value.value);
    body_.append("</").append(name).append(">");
    return *this;
}

SoapCall& SoapCall::open(std::string_view name, std::string_view xsiType) {
    body_.append("<").append(name);
    if (!xsiType.empty())
        body_.append(" xsi:type=\"").append(xsiType).append("\"");
    body_.append(">");
    open_.emplace_back(name);
    return *this;
}

SoapCall& SoapCall::close() {
    body_.append("</").append(open_.back()).append(">");
    open_.pop_back();
    return *this;
}

std::string SoapCall::envelope() const {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\" "
           "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\">"
           "<soapenv:Body>"
           + body_ + "</" + method_ + "></soapenv:Body></soapenv:Envelope>";
}

void SoapCall::escape(std::string_view value) {
    if (!isValidUtf8(value))
        throw Error(ErrorCode::InvalidArgument, text("A name or text is not UTF-8 and cannot be sent to the server"));
    for (const char c : value) {
        switch (c) {
        case '&': body_ += "&amp;"; break;
        case '<': body_ += "&lt;"; break;
        case '>': body_ += "&gt;"; break;
        case '"': body_ += "&quot;"; break;
        case '\r': body_ += "&#13;"; break; // a bare one would arrive as a line feed
        default:
            if (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n')
                throw Error(ErrorCode::InvalidArgument,
                            text("A name or text holds a control character, which the server cannot take"));
            body_ += c;
        }
    }
}

} // namespace strata::vsphere
