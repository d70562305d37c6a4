package crm

import (
	"net/mail"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Limits of outgoing mails.
const (
	MailUndo   = 10 * time.Second // how long a mail waits before it leaves
	latestMail = 366 * 24 * time.Hour
)

// MailSecurity says how a connection to a mail server is encrypted.
type MailSecurity string

// The ways to connect to a mail server.
const (
	MailStartTLS MailSecurity = "starttls" // first plain, then encrypted, or not at all
	MailTLS      MailSecurity = "tls"
	MailOpen     MailSecurity = "none" // to this machine alone
)

// mailPorts are those that mail servers listen on; others only inside.
var mailPorts = []int{25, 465, 587, 2525}

// MailPorts lists the ports that connections to mail servers may go to.
func MailPorts() []int { return slices.Clone(mailPorts) }

// MailServer says where a workspace hands its mail over.
type MailServer struct {
	Host     string       `json:"host" maxLength:"253" doc:"Such as smtp.example.com"`
	Port     int          `json:"port" minimum:"1" maximum:"65535"`
	Security MailSecurity `json:"security" enum:"starttls,tls,none" doc:"none only to this machine itself"`
	User     string       `json:"user" maxLength:"254" doc:"Empty: the server asks for no password"`
}

// MailSettings are how a workspace sends mail. The password is never given back.
type MailSettings struct {
	Version int64 `json:"version" doc:"0: nothing is set up yet"`
	MailServer
	HasPassword bool   `json:"has_password"`
	FromAddress string `json:"from_address"`
	FromName    string `json:"from_name"`
}

// NewMailSettings are those of a workspace that has set nothing up.
func NewMailSettings() MailSettings {
	return MailSettings{MailServer: MailServer{Port: 587, Security: MailStartTLS}}
}

// MailSettingsDraft is what somebody writes as settings.
type MailSettingsDraft struct {
	MailServer
	Password    *string `json:"password,omitempty" maxLength:"1000" format:"password" doc:"Absent: as before; empty: none"`
	FromAddress string  `json:"from_address" maxLength:"254" doc:"Mails are sent from it"`
	FromName    string  `json:"from_name" maxLength:"200"`
}

// Change writes settings anew. A password that is kept goes only to the server
// that it was given for, so that nobody learns it by naming another one.
func (s *MailSettings) Change(d MailSettingsDraft, inside InsideHosts) error {
	d.Host, d.User, d.FromName = hostName(strings.TrimSpace(d.Host)), strings.TrimSpace(d.User), strings.TrimSpace(d.FromName)
	if err := d.check(inside); err != nil {
		return err
	}
	from, err := mailAddress("from_address", d.FromAddress)
	if err != nil {
		return err
	}
	if err := oneLine("from_name", d.FromName); err != nil {
		return err
	}
	if d.Password == nil && s.HasPassword && d.MailServer != s.MailServer {
		return InvalidField("password", "mail.password_again", "the server or its user is another one now: write the password once more")
	}
	s.MailServer, s.FromAddress, s.FromName = d.MailServer, from, d.FromName
	if d.Password != nil {
		s.HasPassword = *d.Password != ""
	}
	if s.HasPassword && s.User == "" {
		return InvalidField("user", "mail.user_missing", "a password needs the name of its user: write it, or remove the password")
	}
	return nil
}

func (s MailServer) check(inside InsideHosts) error {
	addr, err := netip.ParseAddr(s.Host)
	port := strconv.Itoa(s.Port)
	here := s.Host == "localhost" || err == nil && addr.IsLoopback()
	switch {
	case s.Host == "" || strings.ContainsAny(s.Host, " /@\r\n\t") || err != nil && strings.Contains(s.Host, ":"):
		return InvalidField("host", "mail.host", "this is no name of a mail server: write one like smtp.example.com, with its port beside it")
	case s.Security == MailOpen && !here:
		return InvalidField("security", "mail.open", "without encryption anybody on the way can read along: take STARTTLS or TLS")
	case inside.Allow(s.Host, port):
		return nil
	case here || err == nil && !isPublic(addr):
		return InvalidField("host", "mail.inside", "%s lies inside the network: take a public server, or let the operator allow it by --allow-outbound %s:%s", s.Host, s.Host, port).With("host", s.Host).With("port", port)
	case !slices.Contains(mailPorts, s.Port):
		return InvalidField("port", "mail.port", "mail goes to the ports 25, 465, 587 and 2525 alone: take one of them, or let the operator allow %s:%s by --allow-outbound", s.Host, port).With("host", s.Host).With("port", port)
	}
	return nil
}

func mailAddress(field, text string) (string, error) {
	text = strings.TrimSpace(text)
	a, err := mail.ParseAddress(text)
	if err != nil || a.Address != text || len(text) > 254 || oneLine(field, text) != nil {
		return "", InvalidField(field, "mail.address", "%q is not a mail address: write it like anna@example.com", text).With("address", text)
	}
	return text, nil
}

// oneLine keeps line breaks out of headers.
func oneLine(field, text string) error {
	if strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r == 0x7f }) {
		return InvalidField(field, "mail.one_line", "this is one line: remove the line breaks from it")
	}
	return nil
}

// MailState says how far a mail has come.
type MailState string

// The states of a mail. One in doubt may have arrived: the connection went after
// its last line. Only a person sends it again.
const (
	MailQueued  MailState = "queued"
	MailSending MailState = "sending"
	MailSent    MailState = "sent"
	MailFailed  MailState = "failed"
	MailUndone  MailState = "undone"
	MailInDoubt MailState = "in_doubt"
)

// MailReader is somebody whom a mail goes to.
type MailReader struct {
	Name    string `json:"name"`
	Address string `json:"address"`
}

// OutgoingMail is a mail that somebody wrote on a deal.
type OutgoingMail struct {
	ID        ID           `json:"id"`
	Deal      ID           `json:"deal_id"`
	MessageID string       `json:"message_id" doc:"The same at each try"`
	To        []MailReader `json:"to" nullable:"false"`
	Cc        []MailReader `json:"cc" nullable:"false"`
	Contacts  []ID         `json:"contacts" nullable:"false" doc:"Those of the deal among the readers"`
	Subject   string       `json:"subject"`
	Text      string       `json:"text"`
	State     MailState    `json:"state" enum:"queued,sending,sent,failed,undone,in_doubt"`
	SendAt    Instant      `json:"send_at" doc:"It can be undone until then"`
	Tries     int          `json:"tries"`
	Error     string       `json:"error" doc:"Why the last try did not get through, in words"`
	Answer    string       `json:"answer" doc:"What the server said when it took the mail"`
	CreatedAt Instant      `json:"created_at"`
	By        ID           `json:"by"`
	SettledAt Instant      `json:"settled_at"`

	Trouble *Trouble `json:"-"` // what Error says, to be worded in other languages
}

// MailDraft is a mail as somebody writes it.
type MailDraft struct {
	To      []string `json:"to" minItems:"1" maxItems:"20" doc:"Addresses"`
	Cc      []string `json:"cc,omitempty" maxItems:"20" doc:"Addresses"`
	Subject string   `json:"subject" minLength:"1" maxLength:"500"`
	Text    string   `json:"text" minLength:"1" maxLength:"20000"`
	SendAt  Instant  `json:"send_at,omitempty" doc:"Absent: ten seconds from now"`
}

// Mail makes the mail that waits to be sent. Readers who are people of the deal
// get their names.
func (d MailDraft) Mail(from string, people []DealContact, now Instant) (*OutgoingMail, error) {
	id := NewID()
	_, domain, _ := strings.Cut(from, "@")
	m := &OutgoingMail{
		ID: id, MessageID: id.String() + "@" + domain, Contacts: []ID{}, Subject: strings.TrimSpace(d.Subject), Text: strings.TrimSpace(d.Text),
		State: MailQueued, SendAt: max(d.SendAt, now+Instant(MailUndo.Milliseconds())), CreatedAt: now,
	}
	var err error
	if m.To, err = m.readers("to", d.To, people); err != nil {
		return nil, err
	}
	if m.Cc, err = m.readers("cc", d.Cc, people); err != nil {
		return nil, err
	}
	switch {
	case len(m.To) == 0:
		return nil, InvalidField("to", "mail.nobody", "nobody is named whom the mail goes to: name somebody")
	case m.Subject == "":
		return nil, InvalidField("subject", "mail.subject", "the mail has no subject: write one")
	case m.Text == "":
		return nil, InvalidField("text", "mail.text", "the mail is empty: write something")
	case d.SendAt != 0 && d.SendAt < now-Instant(time.Minute.Milliseconds()):
		return nil, InvalidField("send_at", "mail.past", "this time has gone: choose one to come, or none to send at once")
	case m.SendAt > now+Instant(latestMail.Milliseconds()):
		return nil, InvalidField("send_at", "mail.late", "this is more than a year ahead: choose a time before that")
	}
	return m, oneLine("subject", m.Subject)
}

func (m *OutgoingMail) readers(field string, addresses []string, people []DealContact) ([]MailReader, error) {
	out := []MailReader{}
	for _, text := range addresses {
		address, err := mailAddress(field, text)
		if err != nil {
			return nil, err
		}
		r := MailReader{Address: address}
		for _, p := range people {
			if strings.EqualFold(p.Email, address) {
				r.Name = p.Name
				if !slices.Contains(m.Contacts, p.Contact) {
					m.Contacts = append(m.Contacts, p.Contact)
				}
				break
			}
		}
		if !slices.ContainsFunc(slices.Concat(m.To, out), func(known MailReader) bool { return strings.EqualFold(known.Address, address) }) {
			out = append(out, r)
		}
	}
	return out, nil
}

// Addresses are all that the mail goes to.
func (m *OutgoingMail) Addresses() []string {
	var list []string
	for _, r := range slices.Concat(m.To, m.Cc) {
		list = append(list, r.Address)
	}
	return list
}
