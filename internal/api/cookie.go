package api

import (
	"net/http"

	"hummock/internal/auth"
)

// Names of cookies. Browsers keep the first form to HTTPS and to this very host.
const (
	hostMark      = "__Host-"
	sessionCookie = "sid"
	deviceCookie  = "device"
	homeCookie    = "home" // the firm's session, while its sample company is looked at

	sessionDays = 14
	deviceDays  = 180
)

func (s *Server) cookieName(name string) string {
	if s.Secure {
		return hostMark + name
	}
	return name
}

func (s *Server) cookie(name string, value auth.Secret, days int) string {
	c := http.Cookie{
		Name: s.cookieName(name), Value: value.Reveal(), Path: "/", MaxAge: days * 24 * 60 * 60,
		HttpOnly: true, Secure: s.Secure, SameSite: http.SameSiteLaxMode,
	}
	if days == 0 {
		c.MaxAge = -1
	}
	return c.String()
}

func (s *Server) sessionCookie(header string) auth.Secret { return s.readCookie(header, sessionCookie) }

func (s *Server) readCookie(header, name string) auth.Secret {
	cookies, err := http.ParseCookie(header)
	if err != nil {
		return auth.Secret{}
	}
	for _, c := range cookies {
		if c.Name == s.cookieName(name) {
			return auth.SecretOf(c.Value)
		}
	}
	return auth.Secret{}
}
