package acceptance

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"hummock/internal/mailtest"
)

// sentMail is a mail as the API tells of it.
type sentMail struct {
	Message string `json:"message_id"`
	State   string
	Error   string
}

// mailLost is when another worker takes over from a killed one.
const mailLost = 6 * time.Minute

// R10: the server is killed at random points while it hands mail over. No mail is
// lost and none goes out twice; one that was caught on its way waits for a person.
func TestKilledServerSendsEachMailOnce(t *testing.T) {
	t.Parallel()
	times, seed := crashes(t, 20), rand.Uint64()
	each(t, "2026-03-02T09:00:00Z", func(t *testing.T, w *world) {
		t.Helper()
		t.Logf("seed %d", seed)
		random := rand.New(rand.NewPCG(seed, 10))
		server := mailtest.Start(t)
		w.flags = []string{"--allow-outbound", fmt.Sprintf("127.0.0.1:%d", server.Port)}
		f := w.found(t, "it-services", "EUR")
		w.keyed(t)
		w.later(t, w.stop, time.Minute)
		f.owner.ask(t, nil, "PUT /mail/settings", object{
			"host": "127.0.0.1", "port": server.Port, "security": "none", "user": mailtest.User, "password": mailtest.Password, "from_address": "sales@example.com", "from_name": "Example",
		}, at(0)...)
		f.owner.ask(t, nil, "POST /mail/settings/test", nil)
		var deals []string
		for i := range times {
			deals = append(deals, f.writeMails(t, i, 5))                              // while those of the last round go out
			<-time.After(time.Duration(random.Int64N(int64(150 * time.Millisecond)))) // so that the point lies anywhere in a mail
			w.later(t, w.kill, mailLost)
		}
		mails := f.drainMails(t, deals)
		doubts := f.auditMails(t, mails, server.Mails(t))
		if doubts > times {
			t.Errorf("%d mails are in doubt after %d crashes", doubts, times)
		}
		t.Logf("%d crashes, %d mails, %d in doubt", times, len(mails), doubts)
	})
}

// writeMails writes mails on a deal of their own.
func (f *firm) writeMails(t *testing.T, round, n int) string {
	t.Helper()
	d := f.owner.create(t, object{"name": fmt.Sprintf("Deal %d", round)})
	for i := range n {
		f.owner.ask(t, nil, "POST /deals/"+d.ID+"/mails", object{"to": []string{"anna@example.org"}, "subject": fmt.Sprintf("Mail %d of %d", i, round), "text": "Hello"},
			"Idempotency-Key", fmt.Sprintf("mail-%d-%d", round, i))
	}
	return d.ID
}

// drainMails lets time go by until no mail waits, and gives all of them.
func (f *firm) drainMails(t *testing.T, deals []string) []sentMail {
	t.Helper()
	for range 100 {
		var all []sentMail
		waiting := 0
		for _, id := range deals {
			var of list[sentMail]
			f.owner.ask(t, &of, "GET /deals/"+id+"/mails", nil)
			all = append(all, of.Items...)
			for _, m := range of.Items {
				if m.State == "queued" || m.State == "sending" {
					waiting++
				}
			}
		}
		if waiting == 0 {
			return all
		}
		f.later(t, f.stop, mailLost)
		<-time.After(300 * time.Millisecond)
	}
	t.Fatal("a mail waits without end")
	return nil
}

// auditMails compares what the mail server took with what was written, and says
// how many mails are in doubt.
func (f *firm) auditMails(t *testing.T, mails []sentMail, taken []mailtest.Taken) (doubts int) {
	t.Helper()
	count := map[string]int{}
	for _, m := range taken {
		count[m.ID]++
	}
	for _, m := range mails {
		n := count["<"+m.Message+">"]
		delete(count, "<"+m.Message+">")
		switch {
		case m.State == "sent" && n == 1:
		case m.State == "in_doubt" && n <= 1:
			doubts++
		default:
			t.Errorf("%s is %s (%s), and was taken %d times", m.Message, m.State, m.Error, n)
		}
	}
	if len(count) > 0 {
		t.Errorf("nobody wrote %v", count)
	}
	return doubts
}
