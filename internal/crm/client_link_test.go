package crm

import "testing"

// What the client can answer, and what comes of it, by kind and state.
func TestWhatAClientAnswers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		kind  DocumentKind
		state DocumentState
		reply ClientReply
		want  DocumentState
		code  string
	}{
		{"contract", StateSent, ClientReply{State: OfferAccepted, Name: "Dora"}, StateSigned, ""},
		{"nda", StateSeen, ClientReply{State: OfferAccepted, Name: "Dora"}, StateSigned, ""},
		{"acceptance", StateAgreed, ClientReply{State: OfferAccepted, Name: "Dora"}, StateSigned, ""},
		{"letter_of_intent", StateSeen, ClientReply{State: OfferAccepted, Name: "Dora"}, StateAgreed, ""},
		{"brief", StateSent, ClientReply{State: OfferAccepted, Name: "Dora"}, StateAgreed, ""},
		{"brief", StateAgreed, ClientReply{State: OfferAccepted, Name: "Dora"}, "", "document.answered"},
		{"contract", StateSeen, ClientReply{State: OfferChangesAsked, Name: " Dora ", Note: " Shorter "}, StateChangesAsked, ""},
		{"contract", StateSeen, ClientReply{State: OfferChangesAsked, Name: "Dora", Note: " "}, "", "reply.note"},
		{"contract", StateSeen, ClientReply{State: OfferAccepted, Name: " "}, "", "reply.name"},
		{"contract", StateSeen, ClientReply{State: OfferDeclined, Name: "Dora"}, "", "document.answer"},
		{"contract", StateDraft, ClientReply{State: OfferAccepted, Name: "Dora"}, "", "document.answered"},
		{"contract", StateSigned, ClientReply{State: OfferAccepted, Name: "Dora"}, "", "document.answered"},
		{"contract", StateVoid, ClientReply{State: OfferAccepted, Name: "Dora"}, "", "document.answered"},
	} {
		d := Document{Kind: c.kind, State: c.state}
		got, err := d.Answer(&c.reply)
		if got != c.want || codeIn(err) != c.code {
			t.Errorf("%s, %s, %+v: want %q %s, got %q %v", c.kind, c.state, c.reply, c.want, c.code, got, err)
		}
		if err == nil && (c.reply.Name != "Dora" || c.reply.Note != "" && c.reply.Note != "Shorter") {
			t.Errorf("an answer is tidied up, got %+v", c.reply)
		}
	}
}

// A link shows the newest version, where the client can still answer.
func TestWhatCanBeLinked(t *testing.T) {
	t.Parallel()
	file := DocumentStep{Version: 1, File: &File{}}
	for _, c := range []struct {
		state DocumentState
		steps []DocumentStep
		code  string
	}{
		{StateDraft, []DocumentStep{file}, ""},
		{StateSent, []DocumentStep{file, {}}, ""},
		{StateAgreed, []DocumentStep{file}, ""},
		{StateSent, []DocumentStep{{Note: "By courier"}}, "client_link.no_file"},
		{StateChangesAsked, []DocumentStep{file}, "client_link.answered"},
		{StateSigned, []DocumentStep{file}, "client_link.answered"},
		{StateVoid, []DocumentStep{file}, "document.void"},
	} {
		d := Document{Kind: "contract", State: c.state, Steps: c.steps}
		if err := d.Linkable(); codeIn(err) != c.code {
			t.Errorf("%s: want %s, got %v", c.state, c.code, err)
		}
	}
	d := Document{Steps: []DocumentStep{{Version: 1}, {}, {Version: 2}, {Version: 1}}}
	if d.Newest().Version != 2 {
		t.Errorf("an earlier version that is named again is no newer one, got %+v", d.Newest())
	}
}
