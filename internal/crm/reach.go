package crm

import (
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// InsideHost is a host inside the operator's own network that requests may go
// to. Without a port it means the ports of the web, 80 and 443.
type InsideHost struct{ Host, Port string }

// InsideHosts are those that the operator named. Requests to any other address
// inside the network are refused.
type InsideHosts []InsideHost

// ParseInsideHosts reads HOST or HOST:PORT, such as erp.lan:8080 or [fd00::7]:80.
func ParseInsideHosts(list []string) (InsideHosts, error) {
	var hosts InsideHosts
	for _, text := range list {
		if addr, err := netip.ParseAddr(text); err == nil {
			hosts = append(hosts, InsideHost{Host: addr.String()})
			continue
		}
		u, err := url.Parse("//" + text)
		if err != nil || u.Host != text || u.Hostname() == "" || strings.HasSuffix(text, ":") || u.Port() != "" && !isPort(u.Port()) {
			return nil, Invalidf("outbound.host", "%q is no host that requests may go to: write it like erp.lan or 10.0.0.7:8080", text).With("host", text)
		}
		hosts = append(hosts, InsideHost{hostName(u.Hostname()), u.Port()})
	}
	return hosts, nil
}

func isPort(text string) bool {
	n, err := strconv.ParseUint(text, 10, 16)
	return err == nil && n > 0
}

// Allow says whether the operator named this host for this port.
func (in InsideHosts) Allow(host, port string) bool {
	host = hostName(host)
	return slices.ContainsFunc(in, func(h InsideHost) bool {
		return h.Host == host && (h.Port == port || h.Port == "" && (port == "80" || port == "443"))
	})
}

// hostName is the one way in which a host is written here.
func hostName(host string) string {
	if addr, err := netip.ParseAddr(host); err == nil {
		return addr.String()
	}
	return strings.TrimSuffix(strings.ToLower(host), ".")
}

// CheckTarget says whether requests may be addressed to a URL: https on its own
// port anywhere, and http or another port only to inside hosts. What an address
// leads to is checked once more when it is connected to, which alone can tell.
func CheckTarget(target string, inside InsideHosts) error {
	u, err := url.Parse(target)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "" || u.User != nil || u.Fragment != "" || u.Opaque != "" {
		return InvalidField("url", "outbound.url", "this is no address that requests can be sent to: write one like https://example.com/hooks, without a password in it")
	}
	port := u.Port()
	if port == "" {
		port = map[string]string{"https": "443", "http": "80"}[u.Scheme]
	}
	host := hostName(u.Hostname())
	switch addr, err := netip.ParseAddr(host); {
	case inside.Allow(host, port):
		return nil
	case u.Scheme != "https":
		return InvalidField("url", "outbound.http", "without TLS anybody on the way can read along: write https, or let the operator allow %s by --allow-outbound", host).With("host", host)
	case port != "443":
		return InvalidField("url", "outbound.port", "requests go to port 443 alone: leave %s out, or let the operator allow it by --allow-outbound", port).With("port", port)
	case host == "localhost" || err == nil && !isPublic(addr):
		return insideAddress(host)
	}
	return nil
}

func insideAddress(host string) *Error {
	return InvalidField("url", "outbound.inside", "%s lies inside the network: take a public address, or let the operator allow it by --allow-outbound", host).With("host", host)
}

// isPublic is a first look that spares people a wait for the refusal.
func isPublic(a netip.Addr) bool {
	return a.IsGlobalUnicast() && !a.IsPrivate() && !a.Is4In6()
}
