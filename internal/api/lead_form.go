package api

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"errors"
	"html/template"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"hummock/internal/auth"
	"hummock/internal/crm"
	"hummock/internal/store"
)

const (
	formPath   = "/f/"
	formBody   = 64 << 10 // bytes of a post
	formRate   = 0.6      // posts a second from one address; more are held back
	formFlood  = 10       // posts a second from one address; more are refused
	formLeast  = 2 * time.Second
	formMost   = 24 * time.Hour
	formText   = 200    // letters of a short field
	formLetter = 10_000 // letters of a message
)

func (s *Server) leadFormRoutes() {
	add(s, "GET /lead-forms", "list-lead-forms", "Forms by which strangers tell of themselves",
		func(ctx context.Context, by crm.Actor, _ *struct{}) (items[leadForm], error) {
			forms, err := s.Store.LeadForms(ctx, by)
			out := make([]leadForm, len(forms))
			for i := range forms {
				out[i] = s.leadForm(&forms[i])
			}
			return items[leadForm]{out}, err
		})
	add(s, "POST /lead-forms", "create-lead-form", "Make a form, at an address that cannot be guessed",
		func(ctx context.Context, by crm.Actor, in *in[crm.LeadFormDraft]) (*leadForm, error) {
			return s.toldForm(s.Store.CreateLeadForm(ctx, by, auth.NewSecret().Reveal(), auth.NewSecret().Reveal(), in.Body))
		})
	add(s, "PUT /lead-forms/{id}", "edit-lead-form", "Change a form, or close it",
		func(ctx context.Context, by crm.Actor, in *change[crm.LeadFormDraft]) (*leadForm, error) {
			return s.toldForm(s.Store.EditLeadForm(ctx, by, in.ID, in.version(), in.Body))
		})
	s.mux.HandleFunc("GET "+formPath+"{key}", s.showForm)
	s.mux.HandleFunc("POST "+formPath+"{key}", s.takeForm)
}

// leadForm is a form with the ways to it.
type leadForm struct {
	crm.LeadForm
	URL     string `json:"url" doc:"Where the form is"`
	Snippet string `json:"snippet" doc:"HTML by which a page of one's own holds the form: no script, and none of ours is loaded"`
}

func (s *Server) leadForm(f *crm.LeadForm) leadForm {
	out := leadForm{LeadForm: *f, URL: s.BaseURL + formPath + f.Key}
	var b strings.Builder
	err := formPages.ExecuteTemplate(&b, "lead_form_snippet.html", struct {
		URL   string
		Words formWords
	}{out.URL, formTexts(crm.SupportedLanguage(f.Language))})
	if err != nil {
		panic(err) // the template is a part of the program, and a builder takes everything
	}
	out.Snippet = b.String()
	return out
}

func (s *Server) toldForm(f *crm.LeadForm, err error) (*leadForm, error) {
	if err != nil {
		return nil, err
	}
	out := s.leadForm(f)
	return &out, nil
}

//go:embed lead_form*.html
var formFiles embed.FS

var formPages = template.Must(template.ParseFS(formFiles, "*.html"))

// formPage is what the page of a form shows.
type formPage struct {
	Lang  crm.Language
	Nonce string
	Firm  string
	Title string
	Words formWords
	Token string // says when the form was opened
	Sent  bool
}

// formWords are the texts of a form's page.
type formWords struct{ Name, Company, Mail, Phone, Message, Send, Thanks, Trap, Gone string }

func formTexts(l crm.Language) formWords {
	return map[crm.Language]formWords{
		crm.English: {"Your name", "Company", "E-mail", "Phone", "How can we help?", "Send", "Thank you. Your message has reached us, and a person will answer.", "Leave this field empty", "This form is closed."},
		crm.Russian: {"Как вас зовут", "Компания", "Электронная почта", "Телефон", "Чем мы можем помочь?", "Отправить", "Спасибо! Мы получили ваше сообщение, вам ответит наш сотрудник.", "Не заполняйте это поле", "Эта форма закрыта."},
		crm.Polish:  {"Imię i nazwisko", "Firma", "E-mail", "Telefon", "W czym możemy pomóc?", "Wyślij", "Dziękujemy! Wiadomość do nas dotarła, odpowie na nią nasz pracownik.", "Zostaw to pole puste", "Ten formularz jest zamknięty."},
	}[l]
}

func (s *Server) showForm(w http.ResponseWriter, r *http.Request) {
	o, err := s.Store.FormAt(r.Context(), r.PathValue("key"))
	if err != nil {
		s.noForm(w, r, err)
		return
	}
	s.writeForm(w, r, http.StatusOK, &formPage{Lang: o.Form.Language, Firm: o.Name, Title: o.Form.Name, Token: stamp(o.Form.Secret, s.Store.Now())})
}

// noForm answers where no form is, or the database is away.
func (s *Server) noForm(w http.ResponseWriter, r *http.Request, err error) {
	c := callIn(r.Context())
	if !crm.IsKind(err, crm.NotFound) {
		c.fail(w, err)
		return
	}
	s.writeForm(w, r, http.StatusNotFound, &formPage{Lang: c.language})
}

func (s *Server) writeForm(w http.ResponseWriter, r *http.Request, status int, p *formPage) {
	p.Lang = crm.SupportedLanguage(p.Lang)
	p.Words = formTexts(p.Lang)
	p.Nonce, _ = r.Context().Value(nonceKey{}).(string)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Robots-Tag", "noindex")
	w.WriteHeader(status)
	_ = formPages.ExecuteTemplate(w, "lead_form.html", p) // the browser may have left
}

// takeForm keeps what was sent. Whatever becomes of it, the sender sees the same.
func (s *Server) takeForm(w http.ResponseWriter, r *http.Request) {
	c := callIn(r.Context())
	if !s.limits.allow(ofFormFlood, subnet(c.address), time.Now()) {
		c.refuse(w, 0, tooFast())
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, formBody)
	if err := r.ParseForm(); err != nil {
		c.refuse(w, 0, crm.Invalidf("form.unread", "the form did not arrive whole, or it is too long: shorten the message and send it again"))
		return
	}
	o, err := s.Store.FormAt(r.Context(), r.PathValue("key"))
	if err != nil {
		s.noForm(w, r, err)
		return
	}
	held := s.suspicion(o, r.PostForm, subnet(c.address))
	if _, err := s.Store.PostForm(r.Context(), o, posted(r.PostForm), held); err != nil {
		c.fail(w, err)
		return
	}
	s.writeForm(w, r, http.StatusOK, &formPage{Lang: o.Form.Language, Firm: o.Name, Title: o.Form.Name, Sent: true})
}

// suspicion says why a post looks like rubbish; empty: it does not. A page of
// somebody else's has no stamp of ours, and its posts need none.
func (s *Server) suspicion(o *store.OpenForm, post url.Values, address string) string {
	if post.Get("website") != "" {
		return crm.HeldHoneypot
	}
	if post.Has("stamp") && !stampHolds(o.Form.Secret, post.Get("stamp"), s.Store.Now()) {
		return crm.HeldToken
	}
	if !s.limits.allow(ofForms, address, time.Now()) {
		return crm.HeldFlood
	}
	return ""
}

// stamp says when a form was opened, so that nobody else can.
func stamp(secret string, at time.Time) string {
	ms := strconv.FormatInt(at.UnixMilli(), 10)
	return ms + "." + signed(secret, ms)
}

func signed(secret, text string) string {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(text))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

// stampHolds says whether a form was open for as long as people take.
func stampHolds(secret, text string, now time.Time) bool {
	ms, mac, _ := strings.Cut(text, ".")
	if !hmac.Equal([]byte(mac), []byte(signed(secret, ms))) {
		return false
	}
	at, err := strconv.ParseInt(ms, 10, 64)
	open := now.Sub(time.UnixMilli(at))
	return err == nil && open >= formLeast && open <= formMost
}

// posted reads the fields of a form. What is too long is cut, what cannot be
// stored is left out.
func posted(post url.Values) crm.LeadDraft {
	short := func(name string) string { return letters(post.Get(name), formText) }
	return crm.LeadDraft{
		Name: short("name"), Company: short("company"), Emails: []string{short("email")}, Phones: []string{short("phone")}, Note: letters(post.Get("message"), formLetter),
	}
}

func letters(text string, most int) string {
	text = strings.ReplaceAll(strings.ToValidUTF8(text, ""), "\x00", "")
	if runes := []rune(text); len(runes) > most {
		text = string(runes[:most])
	}
	return text
}

// fail answers outside of any operation where something broke.
func (c *call) fail(w http.ResponseWriter, err error) {
	var e *crm.Error
	if !errors.As(err, &e) {
		c.failure = err
		e = crm.Errorf("", "internal", "something went wrong on our side: try again, and if it stays, tell your admin the number %s", c.id).With("request", c.id)
	}
	c.refuse(w, 0, e)
}
