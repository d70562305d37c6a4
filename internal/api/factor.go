package api

import (
	"context"
	"encoding/base64"
	"errors"

	"hummock/internal/auth"
	"hummock/internal/crm"
	"hummock/internal/store"
)

func (s *Server) factorRoutes() {
	addCall(s, "POST /me/second-factor", "offer-factor", "Begin to set up a second factor: a secret for an authenticator app", s.offerFactor)
	addCall(s, "PUT /me/second-factor", "confirm-factor", "Put the second factor in force by a code of it; the backup codes are shown once", s.confirmFactor)
	addCall(s, "POST /me/second-factor/codes", "renew-backup-codes", "Make new backup codes in place of the old ones", s.renewBackupCodes)
	addCall(s, "POST /me/second-factor/removal", "remove-factor", "Remove the second factor", s.removeFactor)
	add(s, "DELETE /users/{id}/second-factor", "take-factor", "Remove the second factor of somebody who lost it, and sign them out", s.takeFactor)
}

type ownPassword struct {
	Password string `json:"password" maxLength:"2000" format:"password" doc:"The one that is in force"`
}

// offeredFactor is a second factor that is not in force yet.
type offeredFactor struct {
	Secret  string `json:"secret" doc:"To type into the app, where it cannot read the picture"`
	URI     string `json:"uri" doc:"otpauth://"`
	Picture string `json:"picture" doc:"The URI as a QR code: data:image/png"`
}

func (s *Server) offerFactor(ctx context.Context, c *call, in *in[ownPassword]) (offeredFactor, error) {
	if err := s.sameHand(ctx, c, in.Body.Password); err != nil {
		return offeredFactor{}, err
	}
	me, err := s.getSession(ctx, c, nil)
	if err != nil {
		return offeredFactor{}, err
	}
	e, err := auth.NewEnrolment(me.Workspace.Name, me.User.Email)
	if err != nil {
		return offeredFactor{}, err
	}
	sealed, err := s.Keys.Seal(auth.FactorPlace(c.by.Workspace, c.by.User), e.Secret)
	if err != nil {
		return offeredFactor{}, err
	}
	if err := s.Store.OfferFactor(ctx, c.by, sealed); err != nil {
		return offeredFactor{}, err
	}
	return offeredFactor{e.Secret.Reveal(), e.URI.Reveal(), "data:image/png;base64," + base64.StdEncoding.EncodeToString(e.Picture)}, nil
}

type typedCode struct {
	Code string `json:"code" minLength:"1" maxLength:"100" doc:"Six digits that the app shows"`
}

// backupCodes are shown once.
type backupCodes struct {
	Codes []string `json:"codes" nullable:"false" doc:"Each signs in once, in place of a code of the app"`
}

func (s *Server) confirmFactor(ctx context.Context, c *call, in *in[typedCode]) (backupCodes, error) {
	if c.by.Door != crm.DoorWeb {
		return backupCodes{}, byHandOnly()
	}
	c.by.Key = ""
	f, err := s.Store.FactorOf(ctx, c.by.Workspace, c.by.User)
	switch {
	case err != nil:
		return backupCodes{}, err
	case f.Sealed == "" || f.Confirmed:
		return backupCodes{}, crm.Errorf(crm.Conflict, "second_factor.not_begun", "there is nothing to confirm: begin to set up the second factor again")
	}
	code, err := s.matched(c.by.Workspace, c.by.User, f, in.Body.Code)
	if err == nil && code.Backup != "" {
		err = store.CodeWrong()
	}
	if err != nil {
		return backupCodes{}, atField(err)
	}
	shown, hashes := newBackupCodes()
	return shown, s.Store.ConfirmFactor(ctx, c.by, code, hashes)
}

func newBackupCodes() (shown backupCodes, hashes []string) {
	for _, code := range auth.NewBackupCodes() {
		shown.Codes = append(shown.Codes, code.Reveal())
		hashes = append(hashes, auth.BackupHash(code))
	}
	return shown, hashes
}

// ownProof proves that it is the person, and not somebody at their open browser.
type ownProof struct {
	Password string `json:"password" maxLength:"2000" format:"password" doc:"The one that is in force"`
	Code     string `json:"code" maxLength:"100" doc:"Six digits, or a backup code"`
}

func (s *Server) renewBackupCodes(ctx context.Context, c *call, in *in[ownProof]) (backupCodes, error) {
	shown, hashes := newBackupCodes()
	return shown, s.proved(ctx, c, in.Body, func(code store.Code) error { return s.Store.RenewBackupCodes(ctx, c.by, code, hashes) })
}

func (s *Server) removeFactor(ctx context.Context, c *call, in *in[ownProof]) (nothing, error) {
	return nothing{}, s.proved(ctx, c, in.Body, func(code store.Code) error { return s.Store.RemoveFactor(ctx, c.by, code) })
}

// proved does something that needs the password and a code. A wrong code counts
// like a wrong password: sameHand counted it, and only success takes it back.
func (s *Server) proved(ctx context.Context, c *call, p ownProof, do func(store.Code) error) error {
	attempt, err := s.checkHand(ctx, c, p.Password)
	if err != nil {
		return err
	}
	f, err := s.Store.FactorOf(ctx, c.by.Workspace, c.by.User)
	if err != nil {
		return err
	}
	if !f.Confirmed {
		return crm.NotFoundf("second_factor", "you have no second factor")
	}
	code, err := s.matched(c.by.Workspace, c.by.User, f, p.Code)
	if err == nil {
		err = do(code)
	}
	if err != nil {
		return atField(err)
	}
	return s.Store.SignedIn(ctx, attempt)
}

// sameHand makes sure that it is the person who is signed in.
func (s *Server) sameHand(ctx context.Context, c *call, password string) error {
	attempt, err := s.checkHand(ctx, c, password)
	if err != nil {
		return err
	}
	return s.Store.SignedIn(ctx, attempt)
}

// checkHand checks the password of who is at a browser, and counts the attempt.
// A repeated request has nothing to show again, so that its key is dropped.
func (s *Server) checkHand(ctx context.Context, c *call, password string) (store.Attempt, error) {
	if c.by.Door != crm.DoorWeb {
		return store.Attempt{}, byHandOnly()
	}
	c.by.Key = ""
	user, err := s.Store.User(ctx, c.by, c.by.User)
	if err != nil {
		return store.Attempt{}, err
	}
	attempt := store.Attempt{Account: user.Email, Address: c.address}
	if err := s.Store.TrySignIn(ctx, attempt); err != nil {
		return attempt, err
	}
	stored, err := s.Store.PasswordOf(ctx, c.by)
	if err != nil {
		return attempt, err
	}
	ok, _, err := s.Passwords.Verify(ctx, stored, auth.SecretOf(password))
	if err == nil && !ok {
		err = crm.InvalidField("password", "password.wrong", "this is not the password you have now: write that one first")
	}
	return attempt, err
}

// takeFactor is for somebody's admin, not for programs.
func (s *Server) takeFactor(ctx context.Context, by crm.Actor, in *ByID) (nothing, error) {
	if by.Door == crm.DoorAPI {
		return nothing{}, byHandOnly()
	}
	return nothing{}, s.Store.TakeFactor(ctx, by, in.ID)
}

// codeOf reads the code that somebody signs in with. Whoever has no second
// factor needs none.
func (s *Server) codeOf(ctx context.Context, ws crm.WorkspaceID, user crm.ID, typed string) (store.Code, error) {
	f, err := s.Store.FactorOf(ctx, ws, user)
	switch {
	case err != nil || !f.Confirmed:
		return store.Code{}, err
	case typed == "":
		return store.Code{}, store.CodeNeeded()
	}
	return s.matched(ws, user, f, typed)
}

// matched finds what a typed code is checked against when it is used.
func (s *Server) matched(ws crm.WorkspaceID, user crm.ID, f store.Factor, typed string) (store.Code, error) {
	digits, ok := auth.IsTimeCode(typed)
	if !ok {
		return store.Code{Backup: auth.BackupHash(auth.SecretOf(typed))}, nil
	}
	secret, err := s.Keys.Open(auth.FactorPlace(ws, user), f.Sealed)
	if err != nil {
		return store.Code{}, err
	}
	step, ok, err := auth.StepOf(secret, digits, s.Store.Now())
	if err == nil && !ok {
		err = store.CodeWrong()
	}
	return store.Code{Sealed: f.Sealed, Step: step}, err
}

// codeForLink asks for the code of somebody who sets a password by a link, and
// counts wrong ones as those of sign-ins.
func (s *Server) codeForLink(ctx context.Context, c *call, u *crm.User, w *crm.Workspace, typed string) (store.Code, error) {
	if !u.SecondFactor {
		return store.Code{}, nil
	}
	if err := s.Store.TrySignIn(ctx, store.Attempt{Account: u.Email, Address: c.address}); err != nil {
		return store.Code{}, err
	}
	return s.codeOf(ctx, w.ID, u.ID, typed)
}

func isCode(err error, code string) bool {
	e, ok := errors.AsType[*crm.Error](err)
	return ok && e.Code == code
}

// atField refuses a code of somebody who is signed in already.
func atField(err error) error {
	if isCode(err, "sign_in.code_wrong") {
		return crm.InvalidField("code", "second_factor.code_wrong", "this code is wrong, or was used already: wait for the next one and write that")
	}
	return err
}

// checkFactor lets owners and admins give others access only once their own
// sign-in is protected. Programs and the machine's own commands are not asked.
func (s *Server) checkFactor(ctx context.Context, by crm.Actor) error {
	if by.Door != crm.DoorWeb || !by.Has(crm.Owner, crm.Admin) {
		return nil
	}
	must, err := s.Store.MustHaveFactor(ctx, by)
	if err == nil && must {
		return crm.Errorf(crm.Forbidden, "second_factor.needed", "protect your own sign-in before you give others access: set up the second factor on your profile, under Settings")
	}
	return err
}
