package api

import (
	"context"
	"errors"
	"strings"

	"hummock/internal/auth"
	"hummock/internal/crm"
	"hummock/internal/store"
)

// session is who is signed in, and where.
type session struct {
	User      crm.User      `json:"user"`
	Workspace crm.Workspace `json:"workspace"`
	Writes    bool          `json:"writes" doc:"False for a token that may only read"`
	Shifted   string        `json:"clock,omitempty" doc:"The server's time, where its clock was set elsewhere for a demonstration"`
}

func (s *Server) getSession(ctx context.Context, c *call, _ *struct{}) (session, error) {
	u, err := s.Store.User(ctx, c.by, c.by.User)
	if err != nil {
		return session{}, err
	}
	w, err := s.Store.Workspace(ctx, c.by)
	if err != nil {
		return session{}, err
	}
	out := session{User: *u, Workspace: *w, Writes: !c.by.ReadOnly}
	if s.Shifted {
		out.Shifted = s.Store.Now().UTC().Format("2006-01-02T15:04:05Z")
	}
	return out, nil
}

type credentials struct {
	Email    string `json:"email,omitempty" maxLength:"254"`
	Password string `json:"password,omitempty" maxLength:"2000" format:"password"`
	Code     string `json:"code,omitempty" maxLength:"100" doc:"Of who has a second factor: six digits, or a backup code"`
	Token    string `json:"token,omitempty" maxLength:"200" doc:"From a sign-in link of the sample company, in place of the others"`
	Home     bool   `json:"home,omitempty" doc:"In place of the others: from the sample company back to the firm's session that this browser holds"`
}

// signIn answers alike, and takes as long, whether or not there is an account.
func (s *Server) signIn(ctx context.Context, c *call, in *in[credentials]) (session, error) {
	if in.Body.Token != "" {
		return s.signInByLink(ctx, c, in.Body.Token)
	}
	if in.Body.Home {
		return s.goHome(ctx, c)
	}
	email := strings.ToLower(strings.TrimSpace(in.Body.Email))
	device := s.readCookie(c.hc.Header("Cookie"), deviceCookie)
	attempt := store.Attempt{Account: email, Address: c.address}
	if !device.Empty() {
		attempt.Device = device.Hash()
	}
	if err := s.Store.TrySignIn(ctx, attempt); err != nil {
		return session{}, err
	}
	who, better, err := s.recognise(ctx, email, auth.SecretOf(in.Body.Password))
	if err != nil {
		return session{}, err
	}
	code, err := s.codeOf(ctx, who.Workspace, who.User, in.Body.Code)
	if err == nil {
		return s.enter(ctx, c, who, store.NewSession{Password: better, Code: code}, attempt, device)
	}
	if isCode(err, "sign_in.code_needed") {
		if err := s.Store.HalfSignedIn(ctx, attempt); err != nil {
			return session{}, err
		}
	}
	return session{}, err
}

// enter begins the session of an attempt that was right in all.
func (s *Server) enter(ctx context.Context, c *call, who store.Candidate, n store.NewSession, attempt store.Attempt, device auth.Secret) (session, error) {
	out, err := s.open(ctx, c, who, n, device)
	if err != nil {
		return session{}, err
	}
	return out, s.Store.SignedIn(ctx, attempt)
}

// recognise finds the account that a password belongs to. Where there is none,
// a password is checked all the same.
func (s *Server) recognise(ctx context.Context, email string, password auth.Secret) (who store.Candidate, better string, err error) {
	candidates, err := s.Store.Candidates(ctx, email)
	if err != nil {
		return who, "", err
	}
	if len(candidates) == 0 {
		candidates = []store.Candidate{{}}
	}
	for _, who := range candidates {
		ok, better, err := s.Passwords.Verify(ctx, who.Password, password)
		if err != nil || ok {
			return who, better, err
		}
	}
	return who, "", crm.Errorf(crm.Unauthenticated, "sign_in.wrong", "the mail address or the password is wrong: check both, and the keyboard's language")
}

// open begins a session in the caller's browser, in place of an earlier one.
func (s *Server) open(ctx context.Context, c *call, who store.Candidate, n store.NewSession, device auth.Secret) (session, error) {
	secret, known := auth.NewSecret(), device
	n.Hash, n.Replaces = secret.Hash(), c.session.Hash()
	if known.Empty() {
		known = auth.NewSecret()
		n.Device = known.Hash()
	}
	if err := s.Store.OpenSession(ctx, who, n); err != nil {
		return session{}, err
	}
	c.hc.AppendHeader("Set-Cookie", s.cookie(deviceCookie, known, deviceDays))
	return s.welcome(ctx, c, secret)
}

// welcome hands the session's secret to the browser.
func (s *Server) welcome(ctx context.Context, c *call, secret auth.Secret) (out session, err error) {
	c.by, err = s.Store.ActorOfSession(ctx, secret.Hash(), false)
	if err != nil {
		return out, err
	}
	c.hc.AppendHeader("Set-Cookie", s.cookie(sessionCookie, secret, sessionDays))
	return s.getSession(ctx, c, nil)
}

func (s *Server) signOut(ctx context.Context, c *call, _ *struct{}) (nothing, error) {
	c.hc.SetHeader("Clear-Site-Data", `"cache", "storage"`)
	c.hc.AppendHeader("Set-Cookie", s.cookie(sessionCookie, auth.Secret{}, 0))
	c.hc.AppendHeader("Set-Cookie", s.cookie(homeCookie, auth.Secret{}, 0))
	home := s.readCookie(c.hc.Header("Cookie"), homeCookie)
	return nothing{}, errors.Join(s.Store.CloseSession(ctx, c.session.Hash()), s.Store.CloseSession(ctx, home.Hash()))
}

type newPassword struct {
	Current  string `json:"current" maxLength:"2000" format:"password"`
	Password string `json:"password" maxLength:"2000" format:"password"`
}

// changePassword is for people at a browser: a token does not make it, and all
// other sessions end.
func (s *Server) changePassword(ctx context.Context, c *call, in *in[newPassword]) (session, error) {
	if c.by.Door != crm.DoorWeb {
		return session{}, byHandOnly()
	}
	user, err := s.Store.User(ctx, c.by, c.by.User)
	if err != nil {
		return session{}, err
	}
	if err := s.Store.TrySignIn(ctx, store.Attempt{Account: user.Email, Address: c.address}); err != nil {
		return session{}, err
	}
	old, err := s.Store.PasswordOf(ctx, c.by)
	if err != nil {
		return session{}, err
	}
	ok, _, err := s.Passwords.Verify(ctx, old, auth.SecretOf(in.Body.Current))
	if err != nil {
		return session{}, err
	}
	if !ok {
		return session{}, crm.InvalidField("current", "password.wrong", "this is not the password you have now: write that one first")
	}
	hash, err := s.hash(ctx, in.Body.Password, user.Email)
	if err != nil {
		return session{}, err
	}
	if err := s.Store.SignedIn(ctx, store.Attempt{Account: user.Email, Address: c.address}); err != nil {
		return session{}, err
	}
	secret := auth.NewSecret()
	c.by.Key = "" // a repeated request has no secret to hand out
	if _, err := s.Store.ChangePassword(ctx, c.by, hash, secret.Hash()); err != nil {
		return session{}, err
	}
	return s.welcome(ctx, c, secret)
}

// hash checks a new password of the person with a mail address, and hashes it.
func (s *Server) hash(ctx context.Context, password, email string) (string, error) {
	if err := auth.CheckPasswordOf(auth.SecretOf(password), email); err != nil {
		return "", err
	}
	return s.Passwords.Hash(ctx, auth.SecretOf(password))
}

func byHandOnly() *crm.Error {
	return crm.Errorf(crm.Forbidden, "token.by_hand_only", "a token may not do this: sign in and do it yourself")
}

type acceptance struct {
	Token    string       `json:"token" maxLength:"200"`
	Name     string       `json:"name,omitempty" maxLength:"200"`
	Password string       `json:"password" maxLength:"2000" format:"password"`
	Language crm.Language `json:"language,omitempty" enum:"en,ru,pl"`
	Code     string       `json:"code,omitempty" maxLength:"100" doc:"Of who has a second factor: six digits, or a backup code"`
}

func (s *Server) acceptInvitation(ctx context.Context, c *call, in *in[acceptance]) (session, error) {
	link := auth.SecretOf(in.Body.Token).Hash()
	user, ws, err := s.Store.LinkOwner(ctx, link)
	if err != nil {
		return session{}, err
	}
	hash, err := s.hash(ctx, in.Body.Password, user.Email)
	if err != nil {
		return session{}, err
	}
	code, err := s.codeForLink(ctx, c, user, ws, in.Body.Code)
	if err != nil {
		return session{}, err
	}
	secret := auth.NewSecret()
	_, err = s.Store.Accept(ctx, link, store.Acceptance{
		Name: strings.TrimSpace(in.Body.Name), Language: in.Body.Language, Password: hash, Session: secret.Hash(), Code: code,
	})
	if err != nil {
		return session{}, err
	}
	if user.SecondFactor {
		if err := s.Store.SignedIn(ctx, store.Attempt{Account: user.Email, Address: c.address}); err != nil {
			return session{}, err
		}
	}
	return s.welcome(ctx, c, secret)
}
