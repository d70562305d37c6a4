// Generated from internal/api/openapi.yaml by `npm run openapi`.

export interface paths {
    "/adviser": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which steps of a process are too large, and which are none */
        get: operations["get-adviser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open questions that you may decide or have asked */
        get: operations["list-approvals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/approvals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Answer a question */
        put: operations["decide"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the audit chain proves the change log, a portion at a time */
        get: operations["verify-audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/breaches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell of breaches of the content policy, as browsers do by themselves */
        post: operations["report-breach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move several deals; each is judged by itself */
        post: operations["bulk-move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk/moves/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the last moves of several deals back; those that were changed since stay, with the reason */
        post: operations["bulk-undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calibration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Assigned chances against what came of the deals */
        get: operations["get-calibration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/change-requests/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Accept a change, decline it with an explanation, defer it, or sell as it is at a discount */
        put: operations["decide-change-request"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened after a rev */
        get: operations["list-changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/changes-at-clients/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take back a change that was noted by mistake */
        delete: operations["drop-change"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client-links/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take what a client says of the work by a link, and of what may be shown */
        post: operations["answer-feedback-link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client-links/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The file of a link's offer or document, to be saved */
        post: operations["get-client-file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client-links/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show a client what a link leads to */
        post: operations["open-client-link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client-links/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A link's PDF or picture, to be looked at in a frame that can do nothing else */
        post: operations["preview-client-file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client-links/reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a client's answer to an offer or a document by a link */
        post: operations["answer-client-link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Companies by name */
        get: operations["list-companies"];
        put?: never;
        /** Add a company; it needs a name */
        post: operations["create-company"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A company with its contacts and deals */
        get: operations["get-company"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change fields of a company */
        patch: operations["edit-company"];
        trace?: never;
    };
    "/companies/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record a change at a client */
        post: operations["note-change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{id}/divisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record a division of a client */
        post: operations["add-division"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Contacts by name */
        get: operations["list-contacts"];
        put?: never;
        /** Add a contact; it needs a name */
        post: operations["create-contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One contact */
        get: operations["get-contact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change fields of a contact */
        patch: operations["edit-contact"];
        trace?: never;
    };
    "/conversions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Chances to win in the end from chances to get to the next stage, and back */
        post: operations["convert-chances"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cost-warnings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open deals whose sale costs too much, in words */
        get: operations["list-cost-warnings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dead-leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Leads that a sweep would let go, with the reason */
        get: operations["list-dead-leads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deals by filter and order, with sums */
        get: operations["list-deals"];
        put?: never;
        /** Create a deal; it needs only a name */
        post: operations["create-deal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{deal}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that the page of one deal shows */
        get: operations["get-deal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change fields of a deal; stage and outcome are changed by moves alone */
        patch: operations["edit-deal"];
        trace?: never;
    };
    "/deals/{id}/activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record what happened */
        post: operations["log-activity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/after-work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Feedback, permissions to publish, what is left out of the work and what it brought */
        get: operations["get-after-work"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer one criterion */
        post: operations["answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask a role to approve, confirm or waive */
        post: operations["ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/change-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the client of a deal asked to be changed, the oldest first */
        get: operations["list-change-requests"];
        put?: never;
        /** Record what the client asks to be changed */
        post: operations["add-change-request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a contact a part in a deal's decision */
        post: operations["link-contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/contacts/{contact}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a contact off a deal */
        delete: operations["unlink-contact"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Documents of a deal with what became of them, the oldest first */
        get: operations["list-documents"];
        put?: never;
        /** Give a deal a document */
        post: operations["add-document"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/documents/from-template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a document from a template, as a draft on the deal */
        post: operations["make-document"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/exit-interview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep why a client leaves: what they say, what it really is, and what we learn */
        put: operations["hold-interview"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/expenses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write down money that a deal cost beside hours */
        post: operations["add-expense"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask a person of the client to say something about our work, for the first time or once more */
        post: operations["ask-feedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say what the work changed for the client, in figures */
        put: operations["set-figures"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/handovers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand a deal over for delivery, with a brief */
        post: operations["offer-handover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write down time that somebody worked on a deal */
        post: operations["log-hours"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the client of a deal for money: for a milestone or a free amount */
        post: operations["create-invoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/left-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say what is not part of the work */
        put: operations["set-left-out"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start a deal that grows out of a client's card */
        post: operations["open-linked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/loss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Lose or disqualify a deal, or correct what is kept about its loss */
        put: operations["close-deal"];
        post?: never;
        /** Take back a loss */
        delete: operations["reopen-deal"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mails that were written on a deal, and how far they have come */
        get: operations["list-mails"];
        put?: never;
        /** Write a mail; for ten seconds, or until its time, it can be taken back */
        post: operations["write-mail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/money": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The payment plan, invoices and payments of a deal, with what they come to */
        get: operations["get-account"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move a deal to another stage */
        post: operations["move-deal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/moves/{to}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a move would ask */
        get: operations["check-move"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/moves/last": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take back the last move of a deal */
        delete: operations["undo-move"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/negotiation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The points of a deal's negotiation, and who sits at the table */
        get: operations["get-negotiation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/negotiation/{field}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Write what each side wants on a point, agree on it, or open it again */
        put: operations["put-point"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/negotiation/letter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write the letter of intent from the agreed points, as a draft on the deal */
        post: operations["write-letter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Offers of a deal with all their versions, the oldest first */
        get: operations["list-offers"];
        put?: never;
        /** Give a deal an offer, as a draft of its first version */
        post: operations["add-offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Book money that came in for a deal */
        post: operations["book-payment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replace the payment plan of a deal */
        put: operations["set-plan"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/promises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record what the client was promised */
        post: operations["add-promise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/publications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Name a quote, a case, a logo or figures that could be shown to others */
        post: operations["add-publication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the stage of a deal calls an expert in, who took it, and how long the queue is */
        get: operations["get-queue-place"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/renewals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a renewal on a client's card */
        post: operations["add-renewal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a client is told: what was promised and delivered, with dates and figures */
        get: operations["get-report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/report/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The report to a client as a PDF */
        get: operations["print-report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/self-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer the signs of the stage that a deal is in */
        post: operations["check-self"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/successor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start a new deal for a lost client who comes back */
        post: operations["succeed-deal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a deal out of the queue, perhaps with a question to its owner */
        post: operations["take-deal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a deal something to do */
        post: operations["add-task"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened on a deal, the newest first */
        get: operations["get-timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/timer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Measure your work on a deal from now on; a timer that runs is stopped first */
        post: operations["start-timer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Let a deal wait until a day */
        put: operations["wait"];
        post?: never;
        /** Wake a deal at once */
        delete: operations["stop-waiting"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{id}/work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Hours and expenses of a deal by stage, and what they leave of its value */
        get: operations["get-work"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/divisions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replace what is known of a division */
        put: operations["edit-division"];
        post?: never;
        /** Take a division off the record */
        delete: operations["drop-division"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/document-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Templates of documents by name, archived ones among them */
        get: operations["list-document-templates"];
        put?: never;
        /** Add a template of documents */
        post: operations["add-document-template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/document-templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replace a template of documents, archive it, or bring it back */
        put: operations["edit-document-template"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/document-templates/guide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What templates can merge, and ready texts to start from */
        get: operations["get-template-guide"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change name, points or last day of a document */
        patch: operations["edit-document"];
        trace?: never;
    };
    "/documents/{id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the client's link to the newest version of a document, which is shown once; a draft is sent by it */
        post: operations["link-document"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/{id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a document to a state, or add a version to it */
        post: operations["step-document"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow changes as they happen, as server-sent events */
        get: operations["follow-events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/expenses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take back an expense that was written down wrongly */
        delete: operations["remove-expense"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports/{what}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the firm keeps as a file */
        get: operations["export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feedback/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Write down what somebody said about our work, or that nothing came */
        put: operations["answer-feedback"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feedback/{id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the link by which a client says what they were asked for, which is shown once */
        post: operations["link-feedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Custom fields */
        get: operations["list-fields"];
        put?: never;
        /** Add a custom field */
        post: operations["create-field"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fields/{noun}/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a custom field */
        patch: operations["edit-field"];
        trace?: never;
    };
    "/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Upload a file, to be used by a document within a day */
        post: operations["upload-file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file, to be saved */
        get: operations["get-file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A PDF or a picture, to be looked at in a frame that can do nothing else */
        get: operations["preview-file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the deals bring by month */
        get: operations["get-forecast"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/forecast/outlook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the months may come to, and the chance of reaching a target */
        get: operations["get-outlook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/forecast/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The deals behind one figure of the forecast */
        get: operations["get-forecast-rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/funnel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deals by stage and how they ended */
        get: operations["get-funnel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/funnel-sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The funnel sheet: deals, weighted values and cash by month */
        get: operations["get-funnel-sheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/funnel-sheet.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The funnel sheet as a workbook with live formulas */
        get: operations["export-funnel-sheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/handovers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Handovers that wait for somebody, the longest first */
        get: operations["list-handovers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/handovers/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Accept a retelling, or refuse it with what was misunderstood */
        put: operations["decide-handover"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/handovers/{id}/retelling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say in your own words what you take over */
        put: operations["retell"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is wrong in the pipelines and what goes well, each with what shows it and what to do */
        get: operations["get-health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/holidays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Days on which the firm does not work */
        get: operations["list-holidays"];
        /** Replace the list of holidays */
        put: operations["put-holidays"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hourly-costs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an hour of each person costs, from which day on */
        get: operations["list-hourly-costs"];
        /** Say what an hour of somebody costs from a day on */
        put: operations["put-hourly-cost"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hours/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an entry of hours away */
        delete: operations["remove-hours"];
        options?: never;
        head?: never;
        /** Correct an entry of hours */
        patch: operations["edit-hours"];
        trace?: never;
    };
    "/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Imports, the newest first */
        get: operations["list-imports"];
        put?: never;
        /** Bring files in, as far as a mapping to look at */
        post: operations["create-import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An import: its plan, and how far it has come */
        get: operations["get-import"];
        put?: never;
        post?: never;
        /** Forget an import that was not carried out */
        delete: operations["drop-import"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/bad-rows.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rows of one file that were refused, with the reasons, as a file that can come in again */
        get: operations["get-bad-rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop an import; what has come in stays */
        post: operations["cancel-import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/commit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Carry an import out */
        post: operations["commit-import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say what files and columns mean */
        put: operations["map-import"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Find out what would happen, and change nothing */
        post: operations["preview-import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rows of one file, with what became of them */
        get: operations["list-import-rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an import back as a whole */
        post: operations["undo-import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where columns can go, for each kind of file */
        get: operations["list-import-fields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a password by a one-time link, and sign in */
        post: operations["accept-invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a draft of an invoice */
        delete: operations["drop-invoice"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{id}/credits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an invoice back, whole or in part, by a credit note */
        post: operations["credit-invoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{id}/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a draft of an invoice its number */
        post: operations["issue-invoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An invoice or one of its credit notes, in the client's language */
        get: operations["get-invoice-pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{id}/reminders/{step}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The letter of a reminder, in the client's language */
        get: operations["get-reminder-pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{id}/sent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that an invoice went out */
        post: operations["send-invoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lead-forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Forms by which strangers tell of themselves */
        get: operations["list-lead-forms"];
        put?: never;
        /** Make a form, at an address that cannot be guessed */
        post: operations["create-lead-form"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lead-forms/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a form, or close it */
        put: operations["edit-lead-form"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Inquiries and suspects that nobody has qualified yet */
        get: operations["list-leads"];
        put?: never;
        /** Take a lead in; whose turn it is gets it */
        post: operations["create-lead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A lead with what happened about it */
        get: operations["get-lead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change what is known of a lead */
        patch: operations["edit-lead"];
        trace?: never;
    };
    "/leads/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record a call, a mail or another touch; the first answer of a person stops the clock */
        post: operations["answer-lead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a lead to a person, or to whose turn it is */
        post: operations["assign-lead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/{id}/convert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a lead into a company, a contact and a deal, all at once */
        post: operations["convert-lead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/{id}/disqualify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that a lead is none for the firm; early, that is good work */
        post: operations["disqualify-lead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/{id}/qualification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Answer the questions by which the lead is judged, all or some of them */
        put: operations["qualify-lead"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/{id}/recycle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave a lead alone until a day, on which it comes back by itself */
        post: operations["recycle-lead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a lead again that was decided otherwise or held back */
        post: operations["reopen-lead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/{id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a lead from the pool */
        post: operations["take-lead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/look-alikes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Those of the leads that may be the same as somebody, with whom */
        get: operations["list-lead-look-alikes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/look-alikes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Leads, contacts and companies that may be the same as somebody, the surest first */
        get: operations["list-look-alikes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/losses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was lost, counted by what clients said and by what it really was */
        get: operations["list-losses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mail/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the firm sends mail; the password is never shown */
        get: operations["get-mail-settings"];
        /** Say how the firm sends mail */
        put: operations["put-mail-settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mail/settings/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Connect to the mail server and sign in; where that fails, its own words tell why */
        post: operations["try-mail-settings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mails/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a mail back that has not left yet */
        delete: operations["undo-mail"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mails/{id}/again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a mail again that failed, or that is in doubt */
        post: operations["resend-mail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mails/{id}/arrived": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that a mail in doubt arrived */
        post: operations["confirm-mail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/materials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Learning material of stages and products, by title */
        get: operations["list-materials"];
        put?: never;
        /** Put learning material to a stage or a product */
        post: operations["add-material"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/materials/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replace learning material */
        put: operations["edit-material"];
        post?: never;
        /** Take learning material away */
        delete: operations["remove-material"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/materials/{id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say that you have been through it, or not */
        put: operations["do-material"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put the second factor in force by a code of it; the backup codes are shown once */
        put: operations["confirm-factor"];
        /** Begin to set up a second factor: a secret for an authenticator app */
        post: operations["offer-factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/second-factor/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make new backup codes in place of the old ones */
        post: operations["renew-backup-codes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/second-factor/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove the second factor */
        post: operations["remove-factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What went into a record */
        get: operations["list-merges"];
        put?: never;
        /** Make two records one; for seven days they can be taken apart again */
        post: operations["merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/merges/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a merged record apart again; what was changed since stays */
        post: operations["undo-merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/missing-cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Clients who were won, by an import for instance, and have no card yet */
        get: operations["list-missing-cards"];
        put?: never;
        /** Open a card for each client who was won and has none; tells for whom */
        post: operations["open-missing-cards"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/offers/{id}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for leave to send an offer whose discount is beyond the limit */
        post: operations["ask-discount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/offers/{id}/comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changed from one version to another */
        get: operations["compare-offer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/offers/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Write the draft of an offer, or the version after one that was sent */
        put: operations["edit-offer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/offers/{id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the client's link to an offer, which is shown once and takes the place of an earlier one */
        post: operations["link-offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/offers/{id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The PDF of a version: before it is sent as it would be, after that as it was */
        get: operations["preview-offer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/offers/{id}/reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Write down what the client answered by another way than the link */
        put: operations["reply-offer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/offers/{id}/sent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Freeze the draft as what goes to the client, with its PDF */
        post: operations["send-offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/{id}/reversal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back a payment that was booked by mistake */
        post: operations["reverse-payment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pipelines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The firm's pipelines with their processes in force */
        get: operations["list-pipelines"];
        put?: never;
        /** Add a pipeline from a template or a process */
        post: operations["create-pipeline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pipelines/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A pipeline with a version of its process */
        get: operations["get-pipeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pipelines/{id}/backtest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How good chances to win would have been on days of the past */
        get: operations["get-backtest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pipelines/{id}/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A pipeline's deals by stage, with sums */
        get: operations["get-board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pipelines/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a new version of a process in force */
        post: operations["publish-version"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portfolio": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What may be shown of clients, or what was asked for, refused or withdrawn */
        get: operations["get-portfolio"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the firm sells */
        get: operations["list-products"];
        put?: never;
        /** Add a product */
        post: operations["create-product"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replace a product */
        put: operations["edit-product"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/promises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What clients were promised, by its day */
        get: operations["list-promises"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/promises/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a promise while it is open */
        patch: operations["edit-promise"];
        trace?: never;
    };
    "/promises/{id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say that a promise was kept, broken or withdrawn, and how one can tell */
        put: operations["settle-promise"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say anew what is to be shown, while the client does not allow it */
        put: operations["edit-publication"];
        post?: never;
        /** Take away what is not to be shown after all */
        delete: operations["remove-publication"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publications/{id}/permission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Write down that the client was asked for leave to publish, or what the client said */
        put: operations["set-permission"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deals that wait for an expert, those that have waited longest first */
        get: operations["list-queue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Exchange rates */
        get: operations["list-rates"];
        /** Add exchange rates, or correct them */
        put: operations["put-rates"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rates/{currency}/{day}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove an exchange rate that was given in error */
        delete: operations["remove-rate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/receivables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What clients owe, by age */
        get: operations["list-receivables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/renewals/{id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say what became of a renewal */
        put: operations["settle-renewal"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/costs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What clients, products, sources or sellers took and brought */
        get: operations["get-costs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How soon leads were answered, what became of them, and what was let go early */
        get: operations["get-lead-report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deals, companies and contacts by name, number, mail or telephone */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, and where */
        get: operations["get-session"];
        put?: never;
        /** Sign in */
        post: operations["sign-in"];
        /** Sign out */
        delete: operations["sign-out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set another password */
        put: operations["change-password"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the server still waits for its first owner */
        get: operations["get-setup"];
        put?: never;
        /** Found the firm and sign its owner in */
        post: operations["set-up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Days of which it is kept how all deals for sales stood, the newest first */
        get: operations["list-snapshots"];
        put?: never;
        /** Keep how all deals for sales stand now */
        post: operations["take-snapshot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose invoices for the lines of a bank statement; nothing is booked */
        post: operations["match-statement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sweeps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was let go at once, the newest first */
        get: operations["list-sweeps"];
        put?: never;
        /** Let leads go together, until a day or for good; it can be taken back */
        post: operations["sweep-leads"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sweeps/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a sweep back; leads that somebody changed since stay as they are */
        post: operations["undo-sweep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove an open task */
        delete: operations["drop-task"];
        options?: never;
        head?: never;
        /** Change a task */
        patch: operations["edit-task"];
        trace?: never;
    };
    "/tasks/{id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** End a task and set the next step */
        put: operations["complete-task"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The teams */
        get: operations["list-teams"];
        put?: never;
        /** Add a team */
        post: operations["create-team"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teams/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename a team */
        patch: operations["rename-team"];
        trace?: never;
    };
    "/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ready processes to start from */
        get: operations["list-templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/timer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What your timer runs on */
        get: operations["get-timer"];
        put?: never;
        post?: never;
        /** Stop your timer and write its time down */
        delete: operations["stop-timer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What needs somebody today, in an order that can be explained */
        get: operations["get-today"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** API tokens that work */
        get: operations["list-tokens"];
        put?: never;
        /** Make an API token, which is shown once */
        post: operations["create-token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End an API token */
        delete: operations["revoke-token"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/traits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which signs, waivers and debts have told winners from losers */
        get: operations["get-traits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody in the firm */
        get: operations["list-users"];
        put?: never;
        /** Add a person */
        post: operations["create-user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One person */
        get: operations["get-user"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a person */
        patch: operations["edit-user"];
        trace?: never;
    };
    "/users/{id}/departure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a person would leave behind */
        get: operations["preview-departure"];
        put?: never;
        /** Pass on everything open of a person who leaves */
        post: operations["depart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a one-time link by which the person sets a password */
        post: operations["invite-user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove the second factor of somebody who lost it, and sign them out */
        delete: operations["take-factor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/waterfall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changed in the open deals between two snapshots */
        get: operations["get-waterfall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/waterfall.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A waterfall, deal by deal */
        get: operations["export-waterfall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/waterfall/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The deals behind one bar of a waterfall */
        get: operations["get-waterfall-rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that a webhook can be told of */
        get: operations["list-webhook-events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Webhooks by name */
        get: operations["list-webhooks"];
        put?: never;
        /** Make a webhook, whose secret is shown once */
        post: operations["create-webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One webhook, and whether it arrives */
        get: operations["get-webhook"];
        put?: never;
        post?: never;
        /** Remove a webhook, with all that it was still to be told */
        delete: operations["remove-webhook"];
        options?: never;
        head?: never;
        /** Change a webhook, or switch it on or off */
        patch: operations["edit-webhook"];
        trace?: never;
    };
    "/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest messages of a webhook, and how far they have come */
        get: operations["list-deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/deliveries/{delivery}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a message again that was given up, under its old id */
        post: operations["resend-delivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a webhook another secret, which is shown once; for a day the former signs too */
        post: operations["rotate-secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a webhook a message that tells of no change */
        post: operations["test-webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The firm and its settings */
        get: operations["get-workspace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change settings of the firm */
        patch: operations["edit-workspace"];
        trace?: never;
    };
    "/workspace/sample": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Found the firm's sample company unless it is there, and make a link into it */
        put: operations["enter-sample"];
        post?: never;
        /** Remove the firm's sample company whole */
        delete: operations["drop-sample"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Acceptance: {
            /** @description Of who has a second factor: six digits, or a backup code */
            code?: string;
            /** @enum {string} */
            language?: "en" | "ru" | "pl";
            name?: string;
            /** Format: password */
            password: string;
            token: string;
        };
        Account: {
            /**
             * Format: int64
             * @description Invoiced less credited less received; below zero: the client is owed
             */
            balance?: number;
            /** Format: int64 */
            credited?: number;
            currency: string;
            /**
             * Format: int64
             * @description The plan less the deal's value: other than 0, they do not fit
             */
            difference?: number;
            /** @description The caller may not see amounts: they are left out */
            hidden: boolean;
            /** Format: int64 */
            invoiced?: number;
            invoices: components["schemas"]["Invoice"][];
            /**
             * Format: int64
             * @description Receivable: what invoices still wait for
             */
            open?: number;
            /**
             * Format: int64
             * @description Received beyond all invoices
             */
            over?: number;
            payments: components["schemas"]["Payment"][];
            plan: components["schemas"]["Milestone"][];
            /**
             * Format: int64
             * @description What the plan comes to
             */
            planned?: number;
            /** Format: int64 */
            received?: number;
            /**
             * Format: int64
             * @description What the plan, or without one the value of a sale, still lacks in invoices
             */
            to_invoice?: number;
            /**
             * Format: int64
             * @description The deal's value; null: unknown
             */
            value: number | null;
        };
        Action: {
            body: {
                [key: string]: unknown;
            };
            /**
             * @description answer: record it now; ask: put it to a role; edit: change the deal; wait: it is somebody else's turn; start_earlier: make the deal at its first stage
             * @enum {string}
             */
            do: "answer" | "ask" | "edit" | "wait" | "start_earlier";
            href: string;
            inputs: components["schemas"]["Input"][];
            method: string;
            /** @description ask: the roles that decide */
            who?: ("" | "owner" | "admin" | "manager" | "seller" | "expert" | "delivery" | "delivery_lead" | "finance" | "legal" | "viewer")[];
            /** @description wait: names of those whose turn it is */
            who_can?: string[];
        };
        Activity: {
            /** Format: date-time */
            at: string | null;
            by: string;
            company_id: string;
            contacts: string[];
            deal_id: string;
            direction: string;
            id: string;
            kind: string;
            /** Format: int64 */
            minutes: number;
            note: string;
            two_way: boolean;
        };
        ActivityAnswer: {
            /**
             * Format: date-time
             * @description Absent: now
             */
            at?: string | null;
            contacts?: string[];
            /** @enum {string} */
            direction?: "ours" | "theirs";
            /** @enum {string} */
            kind: "call" | "meeting" | "mail" | "message" | "letter" | "visit" | "note";
            /** Format: int64 */
            minutes?: number;
            note?: string;
            two_way?: boolean;
        };
        AdviserOut: {
            /** @description YYYY-MM-DD; empty: none */
            as_of: string;
            pipeline_id: string;
            /** Format: int64 */
            rev: number;
            /** @description Those before the win line */
            stages: components["schemas"]["StageSize"][];
        };
        AfterWork: {
            /** @description The oldest first */
            feedback: components["schemas"]["Feedback"][];
            figures: components["schemas"]["CrmFigure"][];
            /**
             * @description The client's, in which a report goes to them
             * @enum {string}
             */
            language: "en" | "ru" | "pl";
            /** @description What is not part of the work, line by line */
            left_out: string[];
            /** @description The oldest first */
            publications: components["schemas"]["CrmPublication"][];
        };
        AgeSum: {
            /** @enum {string} */
            age: "current" | "1-30" | "31-60" | "61-90" | "90+";
            /** Format: int64 */
            count: number;
            currency: string;
            /** Format: int64 */
            open: number;
        };
        Agreement: {
            /** @description Of the deal's field; null opens the point again */
            value: unknown;
            /** @description Contacts of the deal who agreed */
            with?: string[];
        };
        Answer: {
            activity?: components["schemas"]["ActivityAnswer"];
            contact?: components["schemas"]["ContactAnswer"];
            criterion: string;
            document?: components["schemas"]["DocumentAnswer"];
            handover?: components["schemas"]["HandoverAnswer"];
            note?: string;
            payment?: components["schemas"]["PaymentAnswer"];
            signs?: components["schemas"]["SelfTest"];
            task?: components["schemas"]["TaskAnswer"];
            user_id?: string;
            /** @description field: its new value */
            value?: unknown;
        };
        AnswerIn: {
            /** @description Who answers */
            name: string;
            /** @description What is to be changed, or why */
            note?: string;
            /**
             * @description declined: of an offer
             * @enum {string}
             */
            state: "accepted" | "changes_asked" | "declined";
            token: string;
        };
        Apart: {
            /** Format: int64 */
            count: number;
            currency: string;
            /**
             * Format: int64
             * @description Minor units of that currency
             */
            sum: number;
            /**
             * Format: int64
             * @description Minor units of that currency
             */
            weighted: number;
        };
        Approval: {
            /** Format: date-time */
            asked_at: string | null;
            asked_by: string;
            criterion: string;
            deal_id: string;
            deal_name: string;
            /** Format: int64 */
            deal_number: number;
            /** Format: date-time */
            decided_at: string | null;
            decided_by: string;
            decider_roles: ("" | "owner" | "admin" | "manager" | "seller" | "expert" | "delivery" | "delivery_lead" | "finance" | "legal" | "viewer")[];
            /** @enum {string} */
            decision: "" | "granted" | "refused" | "withdrawn";
            id: string;
            message: string;
            /** @enum {string} */
            purpose: "approve" | "confirm" | "waive" | "discount";
            reason: string;
            /** @description Who may decide */
            roles: ("" | "owner" | "admin" | "manager" | "seller" | "expert" | "delivery" | "delivery_lead" | "finance" | "legal" | "viewer")[];
            /** @description The criterion in the reader's language */
            text: string;
        };
        Asking: {
            /** Format: date-time */
            at: string | null;
            by: string;
            note: string;
            /** Format: int64 */
            seq: number;
            /** @enum {string} */
            way: "mail" | "call" | "meeting";
        };
        Audit: {
            /**
             * Format: int64
             * @description Those among them whose contents were erased for a person
             */
            erased: number;
            /** @description The first entry where log and chain part */
            fault?: components["schemas"]["AuditFault"];
            /** @description REV:HASH of the last entry that is proven; keep it outside, and ask with it later */
            head: string;
            /** @description Ask again from the head: this was a portion */
            more: boolean;
            /**
             * Format: int64
             * @description Entries that this call proved
             */
            proven: number;
            /**
             * Format: int64
             * @description Everything up to here is proven
             */
            rev: number;
            /**
             * Format: int64
             * @description Entries that are not chained yet
             */
            waiting: number;
        };
        AuditFault: {
            code: string;
            detail: string;
            /** Format: int64 */
            rev: number;
        };
        BacktestDay: {
            /** @description YYYY-MM-DD; empty: none */
            as_of: string;
            models: components["schemas"]["ModelScore"][];
        };
        BacktestOut: {
            /** @description End of the data */
            as_of: string;
            currency: string;
            days: components["schemas"]["BacktestDay"][];
            /** @description Each two models, with the bootstrap's interval over deals */
            differences: components["schemas"]["ModelDifference"][];
            pipeline_id: string;
            pooled: components["schemas"]["PooledScore"][];
            /** Format: int64 */
            rev: number;
            /** @description The deals that were open, where asked for */
            rows?: components["schemas"]["BacktestRow"][];
        };
        BacktestRow: {
            /**
             * Format: double
             * @description In the stage
             */
            age_days: number;
            /** @description YYYY-MM-DD; empty: none */
            as_of: string;
            /** @description The key that its import knew it by, else its number */
            deal: string;
            /** Format: double */
            p_age: number;
            /** Format: double */
            p_assigned: number;
            /** Format: double */
            p_base: number;
            /** Format: double */
            p_markov: number;
            /** Format: double */
            p_stage: number;
            /** Format: double */
            p_stage_age: number;
            stage: string;
            /**
             * Format: int64
             * @description Of now, in minor units of base currency; null where it cannot be added
             */
            value: number | null;
            /** @description By the end of the data */
            won: boolean;
        };
        BackupCodes: {
            /** @description Each signs in once, in place of a code of the app */
            codes: string[];
        };
        Board: {
            /** @description Day of the exchange rates */
            as_of: string;
            columns?: components["schemas"]["CardColumns"];
            currency: string;
            /** @description Terms of the filter that mean nothing */
            ignored: string[];
            pipeline_id: string;
            /** @description The rates that sums were converted with */
            rates: components["schemas"]["Rate"][];
            /** Format: int64 */
            rev: number;
            stages: components["schemas"]["BoardStage"][];
            /** @description Of all stages, added up */
            total: components["schemas"]["Sum"];
            /**
             * Format: int64
             * @description Version of the process in force
             */
            version: number;
        };
        BoardStage: {
            /** @description Currencies without a rate */
            apart: components["schemas"]["Apart"][];
            cards: components["schemas"]["Card"][];
            /** Format: int64 */
            count: number;
            key: string;
            /** @description No longer in the process, but deals are still in it */
            retired?: boolean;
            /**
             * Format: int64
             * @description Minor units of the base currency
             */
            sum: number;
            /**
             * Format: int64
             * @description Value times the percentage of the stage, minor units of the base currency
             */
            weighted: number;
            /**
             * Format: int64
             * @description Deals whose value is not known; they count as deals and add no money
             */
            without_value: number;
        };
        Booking: {
            /**
             * Format: int64
             * @description What invoices of the deal still wait for, in its currency
             */
            open: number;
            /**
             * Format: int64
             * @description Received beyond all invoices: it is kept, and counts for the next one
             */
            over?: number;
            payment: components["schemas"]["Payment"];
        };
        BulkOrder: {
            deals: components["schemas"]["Moving"][];
            order: components["schemas"]["MoveOrder"];
        };
        BulkResult: {
            deal: components["schemas"]["Deal"];
            id: string;
            problem: components["schemas"]["Problem"];
        };
        BulkWay: {
            deals: components["schemas"]["Moving"][];
        };
        Calendar: {
            items: components["schemas"]["Holiday"][];
            /** Format: int64 */
            version: number;
        };
        CalibrationOut: {
            /** @description YYYY-MM-DD; empty: none */
            as_of: string;
            /** @description How far off the chances were; null where no closed deal entered a stage with a chance */
            brier: components["schemas"]["StageBrier"];
            currency: string;
            /**
             * Format: int64
             * @description Disqualified deals, in no rate either
             */
            disqualified: number;
            /** @description Whether the win rate moved between the halves of the window; null where too few closings have a day */
            drift: components["schemas"]["Drift"];
            /** @description History is long enough to calibrate by; until then the assigned chances stand */
            enough: boolean;
            history: components["schemas"]["History"];
            /** @description The least that is long enough */
            needed: components["schemas"]["History"];
            /**
             * Format: int64
             * @description Deals on their way: nobody knows yet how they end, and they are in no rate
             */
            open: number;
            pipeline_id: string;
            /** Format: int64 */
            rev: number;
            /** @description Null unless asked for, and while nothing is closed */
            segments: components["schemas"]["SegmentsOut"];
            /** @description Those before the win line */
            stages: components["schemas"]["CalibrationStage"][];
            /** Format: int64 */
            version: number;
            win_rate: components["schemas"]["Chance"];
        };
        CalibrationStage: {
            /**
             * Format: double
             * @description 0 to 1
             */
            assigned: number | null;
            /** @description Assigned and history together; null without an assigned chance */
            chance: components["schemas"]["StageEstimate"];
            key: string;
            name: string;
            /**
             * Format: int64
             * @description Deals that are here
             */
            open: number;
            /** @description Won of closed that ever entered the stage, as counted; null where there is none */
            real: components["schemas"]["Chance"];
            /**
             * Format: double
             * @description 0 to 1, in whole percent: history and assigned together, never lower than at the stage before
             */
            suggested: number | null;
            /** @enum {string} */
            verdict: "fits" | "too_optimistic" | "too_pessimistic" | "too_few" | "not_assigned";
            /**
             * Format: int64
             * @description What they weigh in the forecast, in minor units
             */
            weighted: number;
            /**
             * Format: int64
             * @description What they would weigh by the suggested chance
             */
            weighted_then: number;
        };
        Card: {
            company_id: string;
            company_name: string;
            currency: string;
            /** Format: int64 */
            debts: number;
            /** @description YYYY-MM-DD; empty: none */
            expected_close: string;
            id: string;
            kind: string;
            name: string;
            next_step: components["schemas"]["NextStep"];
            /** Format: int64 */
            number: number;
            outcome: string;
            owner_id: string;
            /** Format: int64 */
            pipeline_version: number;
            rank: string;
            responsible_id: string;
            /** Format: date-time */
            stage_since: string | null;
            tags?: string[];
            /** Format: int64 */
            value: number | null;
            /** Format: int64 */
            version: number;
            /** @description YYYY-MM-DD; empty: none */
            waiting_until: string;
            /** Format: int64 */
            waivers: number;
        };
        CardColumns: {
            companies: components["schemas"]["CardCompany"][];
            /** @description Position in companies */
            company: number[];
            currencies: string[];
            /** @description Position in currencies */
            currency: number[];
            debts: number[];
            expected_close: string[];
            id: string[];
            name: string[];
            next_due_at: (string | null)[];
            next_due_on: string[];
            next_kind: string[];
            next_task_id: string[];
            next_title: string[];
            number: number[];
            outcome: string[];
            /** @description Position in owners */
            owner: number[];
            owners: string[];
            pipeline_version: number[];
            rank: string[];
            /** @description Position in owners */
            responsible: number[];
            /** @description Position in the board's stages */
            stage: number[];
            stage_since: (string | null)[];
            tags: string[][];
            value: (number | null)[];
            version: number[];
            waiting_until: string[];
            waivers: number[];
            /** @description No card was left out */
            whole: boolean;
        };
        CardCompany: {
            id: string;
            name: string;
        };
        Chance: {
            interval: components["schemas"]["Interval"];
            method: string;
            record: components["schemas"]["Record"];
            /** Format: double */
            value: number;
        };
        Chances: {
            /** @description Chances to win in the end, 0 to 1; -1: unknown */
            cumulative?: number[];
            /** @description Chances to get to the next stage, 0 to 1; -1: unknown */
            steps?: number[];
            /**
             * Format: int64
             * @description Place of the first stage beyond the win line
             */
            win: number;
        };
        ChangeDraft: {
            asked_by?: string;
            text?: string;
            title: string;
        };
        ChangeEvent: {
            /** Format: date-time */
            created_at: string | null;
            created_by: string;
            /** @description YYYY-MM-DD; empty: none */
            day: string;
            id: string;
            /** @enum {string} */
            kind: "merger" | "leadership" | "budget" | "reorganisation" | "other";
            note: string;
        };
        ChangeEventDraft: {
            /** @description Absent: today */
            day?: string;
            /** @enum {string} */
            kind: "merger" | "leadership" | "budget" | "reorganisation" | "other";
            note?: string;
        };
        ChangeRequest: {
            /** @description Who of the client asks */
            asked_by: string;
            /**
             * Format: int64
             * @description What it costs us: minor units of the deal's currency, less than 0 where it saves
             */
            cost_effect: number | null;
            /** Format: date-time */
            created_at: string | null;
            /** @description Null: it came by the link of an offer */
            created_by: string;
            currency: string;
            deal_id: string;
            deal_name: string;
            /** Format: int64 */
            deal_number: number;
            /** Format: date-time */
            decided_at: string | null;
            decided_by: string;
            /** @enum {string} */
            decision: "" | "accepted" | "declined" | "deferred" | "as_is_with_discount";
            /**
             * Format: int64
             * @description as_is_with_discount: basis points
             */
            discount: number;
            /** @description Amounts are left out, because your role does not see them */
            hidden?: boolean;
            id: string;
            /**
             * Format: int64
             * @description What it adds to the price: minor units, less than 0 where it takes away
             */
            price_effect: number | null;
            reason: string;
            /** @description What the client asks for */
            text: string;
            title: string;
        };
        Changes: {
            changes: components["schemas"]["Event"][];
            /** @description Too much happened to tell: read lists anew */
            lost?: boolean;
            /**
             * Format: int64
             * @description The rev up to which they reach
             */
            rev: number;
        };
        ChangeVerdict: {
            /** @description Change the value of the deal by it: by the price effect, or the discount */
            change_value?: boolean;
            /**
             * Format: int64
             * @description Minor units
             */
            cost_effect?: number;
            /** @enum {string} */
            decision: "accepted" | "declined" | "deferred" | "as_is_with_discount";
            /**
             * Format: int64
             * @description as_is_with_discount: basis points
             */
            discount?: number;
            /**
             * Format: int64
             * @description Minor units
             */
            price_effect?: number;
            /** @description declined needs it: what the client was told */
            reason?: string;
        };
        Check: {
            action: components["schemas"]["Action"];
            /** @description Asked to enter the target, not to leave */
            entering?: boolean;
            help?: string;
            /** @description The criterion's key */
            id: string;
            kind: string;
            level: string;
            /** @description The caller may leave it open as a debt, with a reason and a date */
            may_defer: boolean;
            /** @description The caller may waive it in the move, with a reason */
            may_waive: boolean;
            met: boolean;
            /** @description An earlier move left it open: the reason and the day that were given then */
            owed?: components["schemas"]["Debt"];
            /** @description Somebody has been asked already */
            requested?: boolean;
            stage: string;
            /** @description In the caller's language */
            text: string;
            waived_by?: ("" | "owner" | "admin" | "manager" | "seller" | "expert" | "delivery" | "delivery_lead" | "finance" | "legal" | "viewer")[];
        };
        Choice: {
            key: string;
            label: {
                [key: string]: string;
            };
        };
        Client: {
            /** @description The newest first */
            changes: components["schemas"]["ChangeEvent"][];
            /** @description By name */
            divisions: components["schemas"]["Division"][];
            figures: components["schemas"]["ClientFigures"];
        };
        ClientDocument: {
            /**
             * @description What it is once it is accepted
             * @enum {string}
             */
            accepted_as: "agreed" | "signed";
            file_name: string;
            /**
             * Format: int64
             * @description Bytes
             */
            file_size: number;
            file_type: string;
            /** @enum {string} */
            kind: "brief" | "offer" | "letter_of_intent" | "contract" | "addendum" | "nda" | "invoice" | "acceptance" | "case" | "quote_permission" | "other";
            /** @description It can be looked at in a browser */
            previewed: boolean;
            /** @enum {string} */
            state: "draft" | "sent" | "seen" | "changes_asked" | "agreed" | "signed";
            /** @description It can be answered */
            waits: boolean;
        };
        ClientFeedback: {
            /** @description What we ask leave to show */
            asked: components["schemas"]["ClientPermission"][];
            /** @enum {string} */
            kind: "contentment" | "final";
            /** @description Whom we asked */
            person: string;
            /** Format: int64 */
            score: number | null;
            words: string;
        };
        ClientFigures: {
            /** Format: int64 */
            divisions: number;
            /**
             * Format: int64
             * @description Deals that grew out of the relationship, however they ended
             */
            expansions: number;
            /** Format: int64 */
            expansions_won: number;
            /**
             * Format: int64
             * @description Won within the last twelve months
             */
            expansions_year: number;
            /** @enum {string} */
            health: "unknown" | "good" | "strained" | "at_risk";
            /**
             * Format: int64
             * @description Contacts with a part in decisions, and heads of divisions
             */
            key_people: number;
            /** @description What was won and what it took, by the year of the win, the oldest first; null: nothing was won, or costs are not yours to see */
            margin: components["schemas"]["CostReport"];
            /** Format: int64 */
            referrals: number;
            /** @description Null: nothing was won within a year, or it is not yours to see */
            share: components["schemas"]["RevenueShare"];
        };
        ClientLine: {
            /**
             * Format: int64
             * @description Basis points
             */
            discount: number;
            /**
             * Format: int64
             * @description Minor units
             */
            price: number;
            /**
             * Format: int64
             * @description In thousandths
             */
            quantity: number;
            /**
             * Format: int64
             * @description Basis points
             */
            tax: number;
            text: string;
        };
        ClientOffer: {
            currency: string;
            /**
             * Format: int64
             * @description On every line: basis points
             */
            discount: number;
            /** @enum {string} */
            language: "en" | "ru" | "pl";
            lines: components["schemas"]["ClientLine"][];
            /** Format: date-time */
            sent_at: string | null;
            /** @enum {string} */
            state: "sent" | "seen" | "changes_asked" | "accepted" | "declined";
            terms: string;
            totals: components["schemas"]["OfferTotals"];
            /** @description YYYY-MM-DD; empty: none */
            valid_until: string;
        };
        ClientPage: {
            client: string;
            document: components["schemas"]["ClientDocument"];
            feedback: components["schemas"]["ClientFeedback"];
            firm: string;
            /** @enum {string} */
            kind: "offer" | "document" | "feedback";
            name: string;
            /**
             * Format: int64
             * @description Of the version; 0: there are no versions
             */
            number: number;
            offer: components["schemas"]["ClientOffer"];
            /** @description The answer that was given */
            reply: components["schemas"]["ShownReply"];
            /** @description Who sent it */
            sender: string;
            /**
             * Format: date-time
             * @description When the link ends
             */
            until: string | null;
        };
        ClientPermission: {
            /** @enum {string} */
            kind: "quote" | "case" | "logo" | "figures";
            person: string;
            publication_id: string;
            text: string;
        };
        ClientPerson: {
            /** @description Internet address that it came from */
            address: string;
            /** @description As they wrote it; empty: they only looked */
            name: string;
        };
        ClientReply: {
            /** @description Internet address that the answer came from; empty: one of us wrote it down */
            address: string;
            /** Format: date-time */
            at: string | null;
            /** @description Who of us wrote it down; null: the client gave it by the link */
            by: string;
            /** @description Who answered for the client, as they wrote it */
            name: string;
            note: string;
            /** @enum {string} */
            state: "changes_asked" | "accepted" | "declined";
        };
        Clock: {
            /** @description It ran longer than 24 hours: the entry has 24, correct it */
            cut: boolean;
            /** @description What runs now */
            timer: components["schemas"]["Timer"];
            /** @description The entry that stopping wrote */
            written: components["schemas"]["HourEntry"];
            /** @description Where it ran over midnight: the entry of the day before */
            written_before: components["schemas"]["HourEntry"];
        };
        Closing: {
            /** Format: date-time */
            readonly at?: string | null;
            readonly by?: string;
            /** @description YYYY-MM-DD; empty: none */
            come_back?: string;
            competitor?: string;
            debriefed?: boolean;
            lesson?: string;
            note?: string;
            /** @enum {string} */
            outcome: "lost" | "disqualified";
            /** @description Key of a reason from the firm's list; a disqualified deal may have a note instead */
            reason?: string;
        };
        ColumnMapping: {
            decimal?: string;
            /** @description Empty text: leave the column out */
            field?: string;
            /** @enum {string} */
            order?: "dmy" | "mdy" | "ymd";
        };
        Company: {
            /** @description As it stands on papers, in lines */
            address: string;
            /** Format: date-time */
            created_at: string | null;
            /**
             * Format: int64
             * @description Days that the client has to pay
             */
            credit_days: number | null;
            fields: {
                [key: string]: unknown;
            };
            id: string;
            industry: string;
            /**
             * @description Of papers for the client; empty: the firm's
             * @enum {string}
             */
            language: "" | "en" | "ru" | "pl";
            name: string;
            owner_id: string;
            parent_id: string;
            segment: string;
            size: string;
            tax_id: string;
            /** Format: date-time */
            updated_at: string | null;
            /** Format: int64 */
            version: number;
        };
        CompanyPage: {
            /** @description Changes, divisions and figures */
            client: components["schemas"]["Client"];
            company: components["schemas"]["Company"];
            contacts: components["schemas"]["Contact"][];
            deals: components["schemas"]["Deal"][];
            /** @description The promises themselves, of the newest deal first */
            promised: components["schemas"]["Promise"][];
            /** @description How we kept our word, on the deals that you may see */
            promises: components["schemas"]["PromiseRecord"];
        };
        Completion: {
            /** @description What happened, to be logged with it */
            activity?: components["schemas"]["ActivityAnswer"];
            next?: components["schemas"]["TaskAnswer"];
            result?: string;
        };
        Contact: {
            /** @description Other mail addresses and phone numbers of theirs */
            also: string[];
            company_id: string;
            /** Format: date-time */
            created_at: string | null;
            email: string;
            fields: {
                [key: string]: unknown;
            };
            id: string;
            language: string;
            name: string;
            /** @description Channels (mail, phone) that the person does not want */
            opt_out: {
                [key: string]: boolean;
            };
            /** @description Usual part in a decision */
            part: string;
            phone: string;
            title: string;
            /** Format: date-time */
            updated_at: string | null;
            /** Format: int64 */
            version: number;
        };
        ContactAnswer: {
            email?: string;
            id?: string;
            name?: string;
            phone?: string;
        };
        Conversion: {
            /** @description To criteria that a start in a later stage asks */
            answers?: components["schemas"]["Answer"][];
            /** @description A company that is there already; absent: the lead's own is made */
            company_id?: string;
            company_name?: string;
            /** @description A contact that is there already; absent: the lead's person is made */
            contact_id?: string;
            /** @description Absent: the company's name, or the person's */
            deal_name?: string;
            next_step?: components["schemas"]["TaskAnswer"];
            /**
             * @description Of the person in the decision; absent: influencer
             * @enum {string}
             */
            part?: "decider" | "signer" | "budget_holder" | "user" | "influencer" | "gatekeeper";
            pipeline_id?: string;
            /** @description Absent: the first */
            stage?: string;
            /**
             * Format: int64
             * @description Minor units
             */
            value?: number;
        };
        Converted: {
            deal: components["schemas"]["Deal"];
            lead: components["schemas"]["Lead"];
        };
        CostLine: {
            /** Format: int64 */
            cost: number;
            /** Format: int64 */
            cost_of_sale: number;
            /** Format: int64 */
            deals: number;
            /** @description An id, or the name of a source; empty: none is set */
            key: string;
            /**
             * Format: int64
             * @description Value less cost, that of lost deals too
             */
            margin: number;
            /** Format: int64 */
            minutes: number;
            name: string;
            /**
             * Format: int64
             * @description Of what was won
             */
            value: number;
            /** Format: int64 */
            won: number;
        };
        CostReport: {
            /** @enum {string} */
            by: "company" | "product" | "source" | "owner" | "year";
            currency: string;
            /** @description YYYY-MM-DD; empty: none */
            from: string;
            /** @description Those with work or with something won, the dearest sale first */
            items: components["schemas"]["CostLine"][];
            /** @description Currencies of values and expenses without an exchange rate: in no amount here */
            no_rate: string[];
            /** @description YYYY-MM-DD; empty: none */
            to: string;
            total: components["schemas"]["CostLine"];
            /**
             * Format: int64
             * @description Minutes of which no hourly cost is known: in no cost here
             */
            unpriced_minutes: number;
        };
        CostWarning: {
            deal_id: string;
            /** @enum {string} */
            warning: "margin" | "share" | "hours";
        };
        Credentials: {
            /** @description Of who has a second factor: six digits, or a backup code */
            code?: string;
            email?: string;
            /** @description In place of the others: from the sample company back to the firm's session that this browser holds */
            home?: boolean;
            /** Format: password */
            password?: string;
            /** @description From a sign-in link of the sample company, in place of the others */
            token?: string;
        };
        CreditNote: {
            /**
             * Format: int64
             * @description Minor units of the invoice's currency
             */
            amount?: number;
            by: string;
            id: string;
            /** @description YYYY-MM-DD; empty: none */
            issued_on: string;
            /** @description Such as C2026-0001 */
            number: string;
            reason: string;
        };
        Criterion: {
            /** @description activity: its kind; empty means call, meeting or visit */
            activity?: string;
            /**
             * Format: int64
             * @description activity: within so many days
             */
            days?: number;
            /** @description document: its kind */
            document?: string;
            /** @description expression: over value (smallest units), has_value, currency, stage, source, segment, tags, fields.KEY, and company.name, .segment, .industry, .size */
            expr?: string;
            /** @description field: a deal field such as value, or a custom field */
            field?: string;
            help?: {
                [key: string]: string;
            };
            /** @description Unique in its pipeline */
            key: string;
            kind: string;
            /** @enum {string} */
            level: "required" | "expected" | "advised";
            /** @description Asked on every way across this stage */
            never_skipped?: boolean;
            /** @description person: part in the decision */
            part?: string;
            /**
             * @description payment: the milestone
             * @enum {string}
             */
            payment?: "prepayment" | "stage" | "date" | "acceptance";
            /**
             * Format: double
             * @description payment: share of the value received
             */
            percent?: number;
            /**
             * @description tick: who answers, never the mover; person: one of ours; approval: who approves; document, payment, balance, handover: not read
             * @enum {string}
             */
            role?: "" | "owner" | "admin" | "manager" | "seller" | "expert" | "delivery" | "delivery_lead" | "finance" | "legal" | "viewer";
            /** @description document: draft, sent, seen, changes_asked, agreed, signed */
            state?: string;
            /**
             * @description task: a task was done in this stage, or a dated next step is open
             * @enum {string}
             */
            task?: "done" | "next_step";
            text: {
                [key: string]: string;
            };
            /** @description activity: both sides took part */
            two_way?: boolean;
            /** @description Roles that may waive it when required */
            waived_by?: ("" | "owner" | "admin" | "manager" | "seller" | "expert" | "delivery" | "delivery_lead" | "finance" | "legal" | "viewer")[];
            /** @description field: asked only while this expression is true */
            when?: string;
        };
        CrmEvidence: {
            activities?: string[];
            documents?: string[];
            promises?: string[];
        };
        CrmFigure: {
            after: string;
            before?: string;
            name: string;
            /** @description Who counted it, or where it stands */
            source?: string;
            unit?: string;
        };
        CrmPublication: {
            company_id: string;
            company_name: string;
            /** Format: date-time */
            created_at: string | null;
            created_by: string;
            deal_id: string;
            deal_name: string;
            /** Format: int64 */
            deal_number: number;
            /** @description The paper that it rests on: the case, or the signed permission */
            document_id: string;
            /** @description The answer that it was taken from */
            feedback_id: string;
            id: string;
            /** @enum {string} */
            kind: "quote" | "case" | "logo" | "figures";
            /** @enum {string} */
            permission: "" | "asked" | "granted" | "refused" | "withdrawn";
            /** @description quote: who said it, as it is shown */
            person: string;
            product_id: string;
            product_name: string;
            /** @description What became of the permission, in order */
            steps: components["schemas"]["PermissionStep"][];
            /** @description quote: what was said; otherwise what it is */
            text: string;
            /** Format: date-time */
            won_at: string | null;
        };
        CustomField: {
            /** @description kind choice: what may be chosen */
            choices?: components["schemas"]["Choice"][];
            /** @description Kept, but no longer offered */
            hidden?: boolean;
            key: string;
            /** @enum {string} */
            kind: "text" | "number" | "money" | "date" | "choice" | "person" | "yes_no";
            label: {
                [key: string]: string;
            };
            /** @description kind text: several lines */
            long?: boolean;
            /** @enum {string} */
            noun: "deal" | "company" | "contact";
            /** Format: int64 */
            readonly version?: number;
        };
        DayBlock: {
            /**
             * Format: int64
             * @description Minutes after midnight
             */
            from: number;
            /** @description Keys of stages, in any pipeline */
            stages: string[];
            /** Format: int64 */
            to: number;
        };
        DayDeal: {
            category: string;
            /**
             * Format: date-time
             * @description When it was won, lost, disqualified or ended
             */
            closed_at: string | null;
            company_id: string;
            company_name: string;
            /** Format: date-time */
            created_at: string | null;
            currency: string;
            /**
             * Format: int64
             * @description In its stage
             */
            days: number;
            /**
             * Format: int64
             * @description Expected criteria left open so far; one put off again counts once
             */
            debts: number;
            /** @description YYYY-MM-DD; empty: none */
            end_date: string;
            /** @description YYYY-MM-DD; empty: none */
            expected_close: string;
            fields: {
                [key: string]: unknown;
            };
            finisher_id: string;
            id: string;
            import_id: string;
            kind: string;
            name: string;
            next_step: components["schemas"]["NextStep"];
            /**
             * Format: int64
             * @description Per workspace; shown as D-1042
             */
            number: number;
            /** @description Who is asked to take it over for delivery, as long as that is open */
            offered_to_id: string;
            outcome: string;
            owner_id: string;
            performers: string[];
            pipeline_id: string;
            /**
             * Format: int64
             * @description Version of the stage it is in
             */
            pipeline_version: number;
            /** @description The lost deal that this one takes up again */
            previous_id: string;
            /**
             * Format: double
             * @description The seller's own, in percent
             */
            probability: number | null;
            product_id: string;
            rank: string;
            /** @description Who answers for it now: its owner, or who has taken it over for delivery */
            responsible_id: string;
            segment: string;
            source: string;
            stage: string;
            stage_name: string;
            /** Format: date-time */
            stage_since: string | null;
            /**
             * Format: int64
             * @description After so many it is stale
             */
            stale_days: number;
            /** @description YYYY-MM-DD; empty: none */
            start_date: string;
            starter_id: string;
            tags: string[];
            /** Format: date-time */
            updated_at: string | null;
            /**
             * Format: int64
             * @description Minor units; null: unknown
             */
            value: number | null;
            /** Format: int64 */
            version: number;
            waiting_reason: string;
            /** @description YYYY-MM-DD; empty: none */
            waiting_until: string;
            /**
             * Format: int64
             * @description Required criteria waived so far
             */
            waivers: number;
        };
        DayItem: {
            /**
             * Format: date-time
             * @description Its hour, or when the clock of a lead runs out
             */
            at: string | null;
            deal: components["schemas"]["DayDeal"];
            /** @description Its stage belongs to this time of day, as its seller chose */
            in_block: boolean;
            /** Format: int64 */
            late_days: number;
            /** @description Does not fit into the working time that is left today */
            later: boolean;
            lead: components["schemas"]["Lead"];
            /**
             * Format: int64
             * @description What it usually takes
             */
            minutes: number;
            /** @description Its day */
            on: string;
            promise: components["schemas"]["Promise"];
            /**
             * Format: int64
             * @description Expected value at risk, in minor units of the firm's currency: value times the chance of the stage times how far the step is late against the stage's limit, at most the whole
             */
            risk: number;
            task: components["schemas"]["Task"];
            /** @enum {string} */
            why: "clock" | "promise_late" | "promise" | "meeting" | "overdue" | "due" | "stale";
        };
        DeadLead: {
            lead: components["schemas"]["Lead"];
            /**
             * Format: date-time
             * @description When something happened last
             */
            since: string | null;
            /** @enum {string} */
            why: "used_up" | "unreachable" | "silent";
        };
        Deal: {
            category: string;
            /**
             * Format: date-time
             * @description When it was won, lost, disqualified or ended
             */
            closed_at: string | null;
            company_id: string;
            company_name: string;
            /** Format: date-time */
            created_at: string | null;
            currency: string;
            /**
             * Format: int64
             * @description Expected criteria left open so far; one put off again counts once
             */
            debts: number;
            /** @description YYYY-MM-DD; empty: none */
            end_date: string;
            /** @description YYYY-MM-DD; empty: none */
            expected_close: string;
            fields: {
                [key: string]: unknown;
            };
            finisher_id: string;
            id: string;
            import_id: string;
            kind: string;
            name: string;
            next_step: components["schemas"]["NextStep"];
            /**
             * Format: int64
             * @description Per workspace; shown as D-1042
             */
            number: number;
            /** @description Who is asked to take it over for delivery, as long as that is open */
            offered_to_id: string;
            outcome: string;
            owner_id: string;
            performers: string[];
            pipeline_id: string;
            /**
             * Format: int64
             * @description Version of the stage it is in
             */
            pipeline_version: number;
            /** @description The lost deal that this one takes up again */
            previous_id: string;
            /**
             * Format: double
             * @description The seller's own, in percent
             */
            probability: number | null;
            product_id: string;
            rank: string;
            /** @description Who answers for it now: its owner, or who has taken it over for delivery */
            responsible_id: string;
            segment: string;
            source: string;
            stage: string;
            /** Format: date-time */
            stage_since: string | null;
            /** @description YYYY-MM-DD; empty: none */
            start_date: string;
            starter_id: string;
            tags: string[];
            /** Format: date-time */
            updated_at: string | null;
            /**
             * Format: int64
             * @description Minor units; null: unknown
             */
            value: number | null;
            /** Format: int64 */
            version: number;
            waiting_reason: string;
            /** @description YYYY-MM-DD; empty: none */
            waiting_until: string;
            /**
             * Format: int64
             * @description Required criteria waived so far
             */
            waivers: number;
        };
        DealContact: {
            contact_id: string;
            email: string;
            name: string;
            part: string;
            phone: string;
        };
        DealDraft: {
            answers?: components["schemas"]["Answer"][];
            company_id?: string;
            /** @description In place of company_id: found by name, or created */
            company_name?: string;
            debts?: components["schemas"]["Debt"][];
            name: string;
            next_step?: components["schemas"]["TaskAnswer"];
            /** @description Absent: the first pipeline for sales */
            pipeline_id?: string;
            /** @description Other fields of the deal by name, as in a PATCH */
            set?: {
                [key: string]: unknown;
            };
            /** @description Absent: the first stage */
            stage?: string;
            waivers?: components["schemas"]["Waiver"][];
        };
        DealLink: {
            /** Format: date-time */
            at: string | null;
            /** @description The other end: of a card a deal, of a deal the card */
            deal: components["schemas"]["Deal"];
            /** @enum {string} */
            kind: "win" | "expansion" | "referral" | "restart" | "return";
        };
        DealList: {
            /** @description YYYY-MM-DD; empty: none */
            as_of: string;
            currency: string;
            ids: string[];
            ignored: string[];
            items: components["schemas"]["Deal"][];
            /** @description Cursor of the next page; empty: this is the last */
            next: string;
            /** Format: int64 */
            rev: number;
            total: components["schemas"]["Sum"];
        };
        DealMails: {
            /** @description The address that mails are sent from; empty: nothing is set up */
            from: string;
            /** @description The newest first */
            items: components["schemas"]["OutgoingMail"][];
        };
        DealPage: {
            /** @description Stages that the deal may go to */
            allowed: string[];
            approvals: components["schemas"]["Approval"][];
            /** @description Proposal for the brief of a handover */
            brief: string;
            /** @description Root causes that an exit interview may name */
            causes: components["schemas"]["Option"][];
            /** @description What the move to the next stage asks */
            checks: components["schemas"]["Check"][];
            company: components["schemas"]["Company"];
            deal: components["schemas"]["Deal"];
            documents: components["schemas"]["Document"][];
            /** @description The exit interview */
            exit: components["schemas"]["ExitInterview"];
            /** @description The newest first */
            handovers: components["schemas"]["Handover"][];
            /** @description Of a card the deals that hang on it, of a deal its client's card; the newest first */
            links: components["schemas"]["DealLink"][];
            loss: components["schemas"]["Loss"];
            money: components["schemas"]["Account"];
            /** @description Key of the stage that comes next, or end */
            next: string;
            people: components["schemas"]["DealContact"][];
            /** @description By their day; of a card also those of the deals that hang on it */
            promises: components["schemas"]["Promise"][];
            /** @description By their day */
            renewals: components["schemas"]["Renewal"][];
            /** @description The newest first */
            self_checks: components["schemas"]["SelfCheck"][];
            /** @description The stage as it was when the deal entered it */
            stage: components["schemas"]["Stage"];
            tasks: components["schemas"]["Task"][];
            visits: components["schemas"]["Visit"][];
        };
        DealRef: {
            id: string;
            name: string;
            /** Format: int64 */
            number: number;
        };
        DealSum: {
            /**
             * Format: int64
             * @description In minor units of the base currency
             */
            amount: number;
            /** Format: int64 */
            deals: number;
        };
        Debt: {
            /** @description It was owed before and was put off once more */
            readonly again?: boolean;
            readonly by?: string;
            criterion: string;
            /** @description YYYY-MM-DD; empty: none */
            due: string;
            reason: string;
        };
        Decision: {
            /** @enum {string} */
            decision: "granted" | "refused" | "withdrawn";
            reason?: string;
        };
        Delivery: {
            /** Format: date-time */
            created_at: string | null;
            /** @description Why the last try did not get through, in words */
            error: string;
            /** @description The webhook-id that the receiver sees, the same at each try */
            id: string;
            /** Format: date-time */
            next_try_at: string | null;
            /** Format: int64 */
            rev: number;
            /** Format: date-time */
            sent_at: string | null;
            /** @enum {string} */
            state: "waiting" | "sent" | "dead";
            /**
             * Format: int64
             * @description Of the last answer; 0: there was none
             */
            status: number;
            /** Format: int64 */
            tries: number;
            type: string;
        };
        Departure: {
            /** @description Who gets the clients; absent: who gets the deals */
            companies_to?: string;
            /** @description Who gets the open deals */
            deals_to: string;
            /** @description The person is only away and keeps the account */
            stays?: boolean;
            /** @description Who gets the open tasks; absent: who gets the deals */
            tasks_to?: string;
        };
        Difference: {
            interval: components["schemas"]["Interval"];
            /** Format: double */
            value: number;
        };
        DiscountIn: {
            message?: string;
        };
        Division: {
            /** @description Its key person, where we know one */
            contact_id: string;
            contact_name: string;
            /** Format: date-time */
            created_at: string | null;
            id: string;
            name: string;
        };
        DivisionDraft: {
            contact_id?: string;
            name: string;
        };
        Document: {
            /** Format: date-time */
            created_at: string | null;
            created_by: string;
            deal_id: string;
            /** @description Last day on which it holds; empty: for good */
            expires_on: string;
            /** @description The document that this one was made from, as a contract from a letter of intent */
            from_id: string;
            id: string;
            /** @enum {string} */
            kind: "brief" | "offer" | "letter_of_intent" | "contract" | "addendum" | "nda" | "invoice" | "acceptance" | "case" | "quote_permission" | "other";
            name: string;
            /** @description What it settles, in words */
            points: string;
            /** @enum {string} */
            state: "draft" | "sent" | "seen" | "changes_asked" | "agreed" | "signed" | "void";
            /** @description What became of it, in order; each step with a file is a version */
            steps: components["schemas"]["DocumentStep"][];
        };
        DocumentAnswer: {
            /** @description YYYY-MM-DD; empty: none */
            expires_on?: string;
            /** @description A file that was uploaded before */
            file_id?: string;
            /** @description The document to take further; absent: the newest of the kind, or a new one */
            id?: string;
            /** @description Of a new document, where the criterion takes any kind */
            kind?: string;
            name?: string;
            note?: string;
        };
        DocumentDraft: {
            /** @description YYYY-MM-DD; empty: none */
            expires_on?: string;
            /** @description A file that was uploaded before */
            file_id?: string;
            /** @description A document of the same deal whose name and points this one takes over */
            from_id?: string;
            /** @enum {string} */
            kind: "brief" | "offer" | "letter_of_intent" | "contract" | "addendum" | "nda" | "invoice" | "acceptance" | "case" | "quote_permission" | "other";
            /** @description Absent: the name of the document that it is made from, or of the file */
            name?: string;
            note?: string;
            points?: string;
            /**
             * @description Absent: draft
             * @enum {string}
             */
            state?: "draft" | "sent" | "seen" | "changes_asked" | "agreed" | "signed";
        };
        DocumentEdit: {
            /** @description YYYY-MM-DD; empty: none */
            expires_on?: string;
            name?: string;
            points?: string;
        };
        DocumentMove: {
            /** @description Absent: as before */
            expires_on?: string;
            /** @description An upload; or, of the copy that was signed, the file of an earlier version */
            file_id?: string;
            note?: string;
            /** @enum {string} */
            state: "draft" | "sent" | "seen" | "changes_asked" | "agreed" | "signed" | "void";
        };
        DocumentStep: {
            /** Format: date-time */
            at: string | null;
            /** @description null: the client, by a link */
            by: string;
            /** @description Who of the client it was, where it came by a link */
            client?: components["schemas"]["ClientPerson"];
            /** @description The version's file */
            file?: components["schemas"]["File"];
            note: string;
            /** Format: int64 */
            seq: number;
            /** @enum {string} */
            state: "draft" | "sent" | "seen" | "changes_asked" | "agreed" | "signed" | "void";
            /**
             * Format: int64
             * @description Number of the version that this step brought
             */
            version?: number;
        };
        DocumentTemplate: {
            /** @description No longer offered */
            archived?: boolean;
            /** @description Lines that begin with # , ## or - are headings and items; merge fields stand in braces, with a question mark where they may be empty: {company.tax_id?} */
            body: string;
            id: string;
            /** @enum {string} */
            kind: "brief" | "offer" | "letter_of_intent" | "contract" | "addendum" | "nda" | "invoice" | "acceptance" | "case" | "quote_permission" | "other";
            /** @enum {string} */
            language: "en" | "ru" | "pl";
            name: string;
            /** Format: date-time */
            updated_at: string | null;
            updated_by: string;
            /** Format: int64 */
            version: number;
        };
        DocumentTemplateDraft: {
            /** @description No longer offered */
            archived?: boolean;
            /** @description Lines that begin with # , ## or - are headings and items; merge fields stand in braces, with a question mark where they may be empty: {company.tax_id?} */
            body: string;
            /** @enum {string} */
            kind: "brief" | "offer" | "letter_of_intent" | "contract" | "addendum" | "nda" | "invoice" | "acceptance" | "case" | "quote_permission" | "other";
            /** @enum {string} */
            language: "en" | "ru" | "pl";
            name: string;
        };
        Drift: {
            first: components["schemas"]["Record"];
            /** @description p is at most 10 % */
            moved: boolean;
            /**
             * Format: double
             * @description Fisher's exact test, two-sided
             */
            p: number;
            second: components["schemas"]["Record"];
        };
        Endings: {
            /**
             * Format: int64
             * @description Won and lost
             */
            closed: number;
            /** Format: int64 */
            won: number;
        };
        Entrance: {
            /** @description Signs in once, within five minutes, as the owner of the sample company */
            url: string;
        };
        Event: {
            actor: string;
            /** @description The changed fields; null where the row is gone */
            after: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            at: string | null;
            /** @description Hummock-Cid of the request that did it */
            cid?: string;
            /** @description The deal that it belongs to, if any */
            deal_id: string;
            door: string;
            id: string;
            noun: string;
            /** Format: int64 */
            rev: number;
            verb: string;
        };
        Evidence: {
            currency: string;
            /** @description The deal that it is, or belongs to */
            deal_id: string;
            id: string;
            /** @description Such as D-12, L-3, or the number of an invoice */
            label: string;
            /**
             * Format: int64
             * @description What measure is held against; 0: nothing
             */
            limit: number;
            /**
             * Format: int64
             * @description By how much, such as days late
             */
            measure: number;
            name: string;
            /** @enum {string} */
            noun: "deal" | "lead" | "user" | "invoice" | "promise" | "handover";
            owner_id: string;
            stage_name: string;
            /**
             * @description Of measure
             * @enum {string}
             */
            unit: "" | "days" | "pieces" | "minutes";
            /**
             * Format: int64
             * @description In minor units of currency; null: not known, or not for the caller
             */
            value: number | null;
        };
        ExitDraft: {
            /** @description Root cause: a key of the firm's list */
            cause: string;
            /** @description When to get in touch again */
            come_back?: string;
            /** @description What proves the cause */
            evidence?: string;
            lesson: string;
            linked?: components["schemas"]["CrmEvidence"];
            /** @description What they say, by the key of a loss reason of the firm; empty: only in their words */
            reason?: string;
            /** @description What they say, in their words */
            stated?: string;
            /** @description Who of ours could win them back; absent: the owner of the card */
            winner_id?: string;
        };
        ExitInterview: {
            /** Format: date-time */
            at: string | null;
            by: string;
            /** @description Root cause: a key of the firm's list */
            cause: string;
            /** @description When to get in touch again */
            come_back?: string;
            deal_id: string;
            /** @description What proves the cause */
            evidence?: string;
            lesson: string;
            linked?: components["schemas"]["CrmEvidence"];
            /** @description What they say, by the key of a loss reason of the firm; empty: only in their words */
            reason?: string;
            /** @description What they say, in their words */
            stated?: string;
            /** @description The task of the day on which we come back */
            task_id: string;
            /** @description Who of ours could win them back; absent: the owner of the card */
            winner_id?: string;
        };
        Expense: {
            /**
             * Format: int64
             * @description Minor units; absent: you may not know
             */
            amount?: number;
            /**
             * Format: int64
             * @description In the firm's currency at the rate of the day; absent: no rate is known, or you may not know
             */
            cost?: number;
            /** Format: date-time */
            created_at: string | null;
            created_by: string;
            currency: string;
            deal_id: string;
            deal_name: string;
            /** Format: int64 */
            deal_number: number;
            id: string;
            /** @description YYYY-MM-DD; empty: none */
            on: string;
            stage: string;
            what: string;
        };
        ExpenseDraft: {
            /** Format: int64 */
            amount: number;
            /** @description Absent: that of the deal */
            currency?: string;
            /** @description Absent: today */
            on?: string;
            /** @description One that the deal has been in; absent: the one that it was in on that day */
            stage?: string;
            what: string;
        };
        Feedback: {
            /** Format: date-time */
            answered_at: string | null;
            /** @description Who of ours wrote it down; null: the client gave it by a link */
            answered_by: string;
            /** @description The oldest first */
            askings: components["schemas"]["Asking"][];
            /** @description Who of the client gave it by a link */
            client?: components["schemas"]["ClientPerson"];
            company_name: string;
            contact_id: string;
            contact_name: string;
            /** Format: date-time */
            created_at: string | null;
            deal_id: string;
            deal_name: string;
            /** Format: int64 */
            deal_number: number;
            id: string;
            /** @enum {string} */
            kind: "contentment" | "final";
            /**
             * Format: int64
             * @description 0 to 10; null: words alone
             */
            score: number | null;
            /** @enum {string} */
            state: "open" | "answered" | "no_answer";
            words: string;
        };
        FeedbackAnswer: {
            /** @description We asked and give up: nothing came */
            no_answer?: boolean;
            /** Format: int64 */
            score?: number;
            /**
             * @description How the answer came; absent: by a call
             * @enum {string}
             */
            way?: "mail" | "call" | "meeting";
            words?: string;
        };
        FeedbackDraft: {
            contact_id: string;
            /** @enum {string} */
            kind: "contentment" | "final";
            note?: string;
            /** @enum {string} */
            way: "mail" | "call" | "meeting";
        };
        FeedbackIn: {
            /** @description Who answers */
            name: string;
            /** @description Yes or no to what the link asks leave to show */
            permissions?: components["schemas"]["PermissionReply"][];
            /** @description The words may be shown with the name; absent: not said */
            quote?: boolean;
            /** Format: int64 */
            score?: number;
            token: string;
            words?: string;
        };
        FieldPatch: {
            choices?: components["schemas"]["Choice"][];
            /** @description Kept, but no longer offered */
            hidden?: boolean;
            label?: {
                [key: string]: string;
            };
            long?: boolean;
        };
        FieldsOf: {
            fields: string[];
            kind: string;
        };
        Figure: {
            /** Format: int64 */
            deals: number;
            /** Format: int64 */
            value: number;
        };
        FiguresIn: {
            figures: components["schemas"]["CrmFigure"][];
        };
        File: {
            /** Format: date-time */
            at: string | null;
            by: string;
            id: string;
            name: string;
            sha256: string;
            /**
             * Format: int64
             * @description Bytes
             */
            size: number;
            /** @description Media type, by what the file holds */
            type: string;
        };
        FileMapping: {
            /** @description By the name of the column */
            columns?: {
                [key: string]: components["schemas"]["ColumnMapping"];
            };
            /**
             * Format: int64
             * @description Its place in the import, from 0
             */
            file: number;
            /** @enum {string} */
            kind?: "products" | "users" | "companies" | "contacts" | "leads" | "deals" | "history";
            /** @description In place of file: its name */
            name?: string;
            /** @description With name: which sheet of the workbook; absent: its first */
            sheet?: string;
        };
        FiscalYear: {
            /** @description First month counted */
            first: string;
            /** @description Last month counted */
            last: string;
            /** @description First month of the fiscal year */
            start: string;
            total: components["schemas"]["Sums"];
            won: components["schemas"]["Sums"];
        };
        ForecastFigure: {
            best_case: components["schemas"]["Sums"];
            /** @description A month such as 2026-12, or the name of what stands beside */
            cell: string;
            commit: components["schemas"]["Sums"];
            pipeline: components["schemas"]["Sums"];
            /** @description Address of the deals that it is made of */
            rows: string;
            total: components["schemas"]["Sums"];
            won: components["schemas"]["Sums"];
        };
        ForecastOut: {
            /** @description YYYY-MM-DD; empty: none */
            as_of: string;
            basis: string;
            /** @description What stands in no month: earlier, later, overdue, no_date, no_value, no_rate, omitted */
            beside: components["schemas"]["ForecastFigure"][];
            currency: string;
            ignored: string[];
            lens: string;
            months: components["schemas"]["ForecastFigure"][];
            /** @description The rates that values were converted with */
            rates: components["schemas"]["Rate"][];
            /** Format: int64 */
            rev: number;
            /** @description All months, earlier, later, overdue and no_date */
            total: components["schemas"]["Sums"];
            years: components["schemas"]["FiscalYear"][];
        };
        ForecastRow: {
            /** @description In the base currency */
            amounts: components["schemas"]["Sums"];
            deal: components["schemas"]["Deal"];
        };
        ForecastRows: {
            cell: string;
            currency: string;
            items: components["schemas"]["ForecastRow"][];
            /** @description The sum of the items: the figure, to the cent */
            total: components["schemas"]["Sums"];
        };
        Found: {
            companies: components["schemas"]["FoundCompany"][];
            contacts: components["schemas"]["FoundContact"][];
            deals: components["schemas"]["FoundDeal"][];
            /** Format: int64 */
            rev: number;
        };
        FoundCompany: {
            id: string;
            name: string;
        };
        FoundContact: {
            company_id: string;
            company_name: string;
            email: string;
            id: string;
            name: string;
            phone: string;
        };
        FoundDeal: {
            company_name: string;
            id: string;
            name: string;
            /** Format: int64 */
            number: number;
            outcome: string;
            pipeline_id: string;
            stage: string;
        };
        FromTemplateIn: {
            template_id: string;
        };
        FunnelOut: {
            /** @description Were entered as won; they would flatter every rate and are left out of them */
            already_won: components["schemas"]["Figure"];
            /** @description YYYY-MM-DD; empty: none */
            as_of: string;
            currency: string;
            /** @description In no win rate */
            disqualified: components["schemas"]["Figure"];
            /** @description Earliest day of winning or losing that was counted */
            first_closed: string;
            history: components["schemas"]["History"];
            lost: components["schemas"]["Figure"];
            pipeline_id: string;
            /** Format: int64 */
            rev: number;
            stages: components["schemas"]["FunnelStep"][];
            /** @description Closed without a day; outside of any limited window */
            undated: components["schemas"]["Figure"];
            /** Format: int64 */
            version: number;
            /** @description Null while no deal is closed */
            win_rate: components["schemas"]["Chance"];
            won: components["schemas"]["Figure"];
        };
        FunnelStep: {
            /**
             * Format: double
             * @description 0 to 1
             */
            assigned: number | null;
            /** @description What the firm's history says, and how sure it is */
            chance: components["schemas"]["StageEstimate"];
            /** @description Neither in k nor in n */
            disqualified: components["schemas"]["Figure"];
            entered: components["schemas"]["Figure"];
            key: string;
            /** @description Left it at least once */
            left: components["schemas"]["Figure"];
            lost: components["schemas"]["Figure"];
            name: string;
            /** @description Open here, or beyond the win line and not finished */
            now: components["schemas"]["Figure"];
            /** @description Came to a later stage afterwards, or were won */
            passed: components["schemas"]["Figure"];
            /**
             * Format: double
             * @description 0 to 1: assigned chance to get to the next stage
             */
            step: number | null;
            /** @description k of E1 */
            won: components["schemas"]["Figure"];
        };
        Handed: {
            /**
             * Format: int64
             * @description Questions asked by the person, withdrawn
             */
            approvals: number;
            /** Format: int64 */
            companies: number;
            deals: components["schemas"]["DealRef"][];
            /**
             * Format: int64
             * @description Deals that are being handed over to the person; who gets them retells them anew
             */
            handovers: number;
            /**
             * Format: int64
             * @description Leads of the person that are not decided, and those that come back one day
             */
            leads: number;
            /** @description Open questions that nobody else can decide: they wait until somebody gets one of the roles */
            orphaned: components["schemas"]["Orphan"][];
            /**
             * Format: int64
             * @description Open promises that the person is to keep
             */
            promises: number;
            /** @description Deals that the person took over for delivery and answers for */
            taken: components["schemas"]["DealRef"][];
            /** Format: int64 */
            tasks: number;
        };
        Handover: {
            brief: string;
            deal_id: string;
            deal_name: string;
            /** Format: int64 */
            deal_number: number;
            /** @description Open, and nobody has answered for more than two working days */
            hangs: boolean;
            id: string;
            /** Format: date-time */
            offered_at: string | null;
            offered_by: string;
            /** @description Who hands over: the owner of the deal */
            owner_id: string;
            receiver_id: string;
            receiver_name: string;
            /** @description Oldest first; none is ever changed but by the decision on it */
            rounds: components["schemas"]["Retelling"][];
            /**
             * Format: date-time
             * @description When it came into its state
             */
            since: string | null;
            /** @enum {string} */
            state: "offered" | "retold" | "refused" | "accepted" | "withdrawn";
            /**
             * Format: int64
             * @description Working days of the firm since then
             */
            working_days: number;
        };
        HandoverAnswer: {
            /** @description offer: all that the receiver has to know */
            brief?: string;
            /**
             * @description decide
             * @enum {string}
             */
            decision?: "accepted" | "refused";
            /** @description decide: what was misunderstood, where it is refused */
            reason?: string;
            /** @description offer: who is to take the deal over */
            receiver_id?: string;
            /** @description retell: scope and plan in the receiver's own words */
            retelling?: string;
        };
        HandoverAsk: {
            /** @description offer: a proposal to go on from */
            brief: string;
            /** @description retell: why the last retelling was refused */
            reason?: string;
            retelling?: string;
            /** @enum {string} */
            step: "offer" | "retell" | "decide";
        };
        HandoverDecision: {
            /** @enum {string} */
            decision: "accepted" | "refused";
            /** @description What was misunderstood; needed to refuse */
            reason?: string;
        };
        HealthFinding: {
            /** Format: int64 */
            count: number;
            /**
             * @description The one thing to do, about the first of the evidence; empty for what goes well
             * @enum {string}
             */
            do: "" | "answer_lead" | "settle_promise" | "get_prepayment" | "remind_client" | "answer_handover" | "offer_handover" | "settle_renewal" | "do_step" | "set_next_step" | "set_close_date" | "close_or_drop" | "find_leads" | "hand_over" | "give_owner" | "take_lead" | "decide_lead" | "decide_deal" | "move_or_drop" | "plan_day" | "ask_feedback" | "settle_debt" | "look_at_waivers";
            /** @description The worst first; up to ten, or all where one rule is asked for */
            evidence: components["schemas"]["Evidence"][];
            /**
             * Format: double
             * @description What it is held against: the most deals, the usual number of beginnings, the share that is good; 0: nothing
             */
            limit: number;
            /**
             * Format: int64
             * @description Out of how many; 0: of nothing that is counted
             */
            of: number;
            /** @description null: of all */
            pipeline_id: string;
            pipeline_name: string;
            /** @enum {string} */
            rule: "leads_late" | "promises_overdue" | "started_unpaid" | "receivables_overdue" | "handovers_hanging" | "handover_missing" | "renewals_due" | "overdue" | "no_next_step" | "past_close" | "closing_glut" | "thin_top" | "over_capacity" | "unowned" | "leads_unowned" | "attempts_used" | "stale" | "glut" | "no_plan" | "feedback_unasked" | "debts" | "waivers" | "steps" | "contact" | "movement" | "spread" | "full_top" | "day_planned";
            /** @description Key of the stage, where it is about one */
            stage: string;
            stage_name: string;
            /** @enum {string} */
            tone: "need" | "watch" | "good";
            /**
             * Format: int64
             * @description Worth of the deals, in minor units of the currency
             */
            value: number;
        };
        HealthOut: {
            /** @description YYYY-MM-DD; empty: none */
            as_of: string;
            /** @description Every rule that was looked at: what is not among the findings was found in order */
            checked: string[];
            currency: string;
            findings: components["schemas"]["HealthFinding"][];
            /** Format: int64 */
            rev: number;
        };
        History: {
            /** Format: int64 */
            closed: number;
            /** Format: int64 */
            months: number;
        };
        Holiday: {
            /** @description YYYY-MM-DD; empty: none */
            day: string;
            name: string;
        };
        Holidays: {
            items: components["schemas"]["Holiday"][];
        };
        HourDraft: {
            /** Format: int64 */
            minutes: number;
            /** @description Absent: today */
            on?: string;
            /** @description One that the deal has been in; absent: the one that it was in on that day */
            stage?: string;
            /** @description Absent: yourself; others are for managers, finance, admins and owners */
            user_id?: string;
            what?: string;
        };
        HourEdit: {
            /** Format: int64 */
            minutes?: number;
            /** @description YYYY-MM-DD; empty: none */
            on?: string;
            stage?: string;
            what?: string;
        };
        HourEntry: {
            /**
             * Format: int64
             * @description In the firm's currency; absent: nobody said what an hour cost on that day, or you may not know
             */
            cost?: number;
            /** Format: date-time */
            created_at: string | null;
            created_by: string;
            deal_id: string;
            deal_name: string;
            /** Format: int64 */
            deal_number: number;
            id: string;
            /** Format: int64 */
            minutes: number;
            /** @description YYYY-MM-DD; empty: none */
            on: string;
            stage: string;
            /** @description Who worked */
            user_id: string;
            what: string;
        };
        HourlyCost: {
            /** Format: int64 */
            cost: number;
            /** @description YYYY-MM-DD; empty: none */
            from: string;
            user_id: string;
        };
        Hours: {
            /** Format: int64 */
            from: number;
            /** Format: int64 */
            to: number;
            /** Format: int64 */
            weekday: number;
        };
        Import: {
            by_id: string;
            counts: components["schemas"]["ImportCounts"];
            /** Format: date-time */
            created_at: string | null;
            id: string;
            plan: components["schemas"]["ImportPlan"];
            /** @enum {string} */
            state: "uploading" | "uploaded" | "checking" | "checked" | "running" | "done" | "cancelled" | "undoing" | "undone" | "failed";
            /** @description It was told to stop and will after the rows in work */
            stopping: boolean;
            /** Format: date-time */
            updated_at: string | null;
            /** Format: int64 */
            version: number;
        };
        ImportColumn: {
            /**
             * @description Sign before the fraction: point or comma, as the character itself
             * @enum {string}
             */
            decimal: "" | "." | "COMMA";
            /** @description A cell that can be read in two ways; the reading is guessed */
            doubt: string;
            /** @description Where it goes; empty: it is left out */
            field: string;
            /** Format: int64 */
            filled: number;
            name: string;
            /**
             * @description Order of day, month and year
             * @enum {string}
             */
            order: "" | "dmy" | "mdy" | "ymd";
            samples: string[];
            /** @description Probabilities are written from 0 to 1, not in percent */
            shares: boolean;
        };
        ImportCounts: {
            /** Format: int64 */
            bad: number;
            /** Format: int64 */
            created: number;
            /**
             * Format: int64
             * @description Rows dealt with so far
             */
            done: number;
            /**
             * Format: int64
             * @description Rows that undoing could not take back
             */
            kept: number;
            /**
             * Format: int64
             * @description Existing deals that went to another stage; they count as updated too
             */
            moved: number;
            /** @description The same for each kind of thing, those made along the way among them */
            nouns?: {
                [key: string]: components["schemas"]["ImportCounts"];
            };
            /** @description Why the import as a whole was refused */
            problem?: components["schemas"]["ImportProblem"];
            /**
             * Format: int64
             * @description Rows in all files, without sheets that are left out
             */
            rows: number;
            /** Format: int64 */
            unchanged: number;
            /** Format: int64 */
            undone: number;
            /** Format: int64 */
            updated: number;
        };
        ImportFile: {
            columns: components["schemas"]["ImportColumn"][];
            delimiter: string;
            encoding: string;
            /** @description A sheet that the workbook does not show: it is left out until its kind is named */
            hidden?: boolean;
            /**
             * @description Empty: not recognised; a sheet beside others is left out until it is named, a file alone is refused
             * @enum {string}
             */
            kind: "" | "products" | "users" | "companies" | "contacts" | "leads" | "deals" | "history";
            name: string;
            /** Format: int64 */
            rows: number;
            /** @description Of a workbook; each of its sheets is a file of its own here */
            sheet: string;
            /** @description Values of the stage column, as the check found them */
            stages: components["schemas"]["ImportStage"][];
            /**
             * Format: int64
             * @description Place, from 0, of the file that was sent; the sheets of a workbook share one
             */
            upload: number;
        };
        ImportMapping: {
            create_stages?: boolean;
            files?: components["schemas"]["FileMapping"][];
            /** @description YYYY-MM-DD; empty: none */
            history_from?: string;
            pipeline?: string;
        };
        ImportPlan: {
            /** @description Stages that the pipeline does not know are added to it by a new version */
            create_stages: boolean;
            files: components["schemas"]["ImportFile"][];
            /** @description From this day on the files hold every deal that was closed, not only those still open */
            history_from: string;
            /** @description Pipeline that this import made */
            made_pipeline_id: string;
            /** @description Name of the pipeline for deals that name none; an unknown one is made with the file's stages; empty: the first for sales */
            pipeline: string;
        };
        ImportProblem: {
            code: string;
            column: string;
            params?: {
                [key: string]: string;
            };
            reason: string;
            value: string;
        };
        ImportRow: {
            cells: string[];
            /** Format: int64 */
            file: number;
            noun: string;
            problems: components["schemas"]["ImportProblem"][];
            /**
             * Format: int64
             * @description As a spreadsheet program numbers it
             */
            row: number;
            /** @enum {string} */
            state: "new" | "created" | "updated" | "unchanged" | "bad" | "undone" | "kept";
            target_id: string;
        };
        ImportStage: {
            /**
             * @description Outcome that it means
             * @enum {string}
             */
            outcome: "" | "open" | "won" | "lost" | "disqualified" | "ended";
            /**
             * Format: double
             * @description Mean probability of its rows
             */
            percent: number | null;
            /** Format: int64 */
            rows: number;
            /** @description Key of the stage that it names */
            stage: string;
            /** @description The pipeline has no such stage */
            unknown: boolean;
            value: string;
        };
        Input: {
            badly?: string[];
            choices?: components["schemas"]["Option"][];
            /** @description handover: the step that is asked */
            handover?: components["schemas"]["HandoverAsk"];
            /** @description text, long_text, number, money, date, choice, person, yes_no, contact, user, company, product, tags, activity, task, signs, payment, document, handover */
            kind: string;
            label: string;
            /** @description payment: what is missing, taken where no amount is given; below zero: what goes back. Absent: say the amount */
            money?: components["schemas"]["Money"];
            name: string;
            part?: string;
            required: boolean;
            /** @enum {string} */
            role?: "" | "owner" | "admin" | "manager" | "seller" | "expert" | "delivery" | "delivery_lead" | "finance" | "legal" | "viewer";
            /** @description document: the state asked for; signed needs a file */
            state?: string;
            two_way?: boolean;
            /** @description signs: the signs of a stage done well */
            well?: string[];
        };
        Insertion: {
            before?: string;
            stages: components["schemas"]["Stage"][];
        };
        Interval: {
            /** Format: double */
            high: number;
            /** Format: double */
            level: number;
            /** Format: double */
            low: number;
        };
        Invitation: {
            /** Format: date-time */
            expires_at: string | null;
            /** @enum {string} */
            purpose: "invite" | "password";
            url: string;
            user_id: string;
        };
        Invoice: {
            /**
             * Format: int64
             * @description Minor units
             */
            amount?: number;
            /** Format: date-time */
            created_at: string | null;
            created_by: string;
            /** Format: int64 */
            credited?: number;
            credits: components["schemas"]["CreditNote"][];
            currency: string;
            /** Format: int64 */
            days_late?: number;
            deal_id: string;
            /** @description YYYY-MM-DD; empty: none */
            due_on: string;
            id: string;
            /** @description YYYY-MM-DD; empty: none */
            issued_on: string;
            milestone_id: string;
            /** @description Such as 2026-0001, without gaps in each year; empty: a draft */
            number: string;
            /**
             * Format: int64
             * @description What is still to come
             */
            open?: number;
            /**
             * Format: int64
             * @description What came in beyond it
             */
            over?: number;
            /**
             * Format: int64
             * @description Of what came in, the part that counts for it
             */
            paid?: number;
            /** @description Of money that is late, the first one first */
            reminders: components["schemas"]["Reminder"][];
            /** Format: date-time */
            sent_at: string | null;
            /** @enum {string} */
            state: "draft" | "open" | "partly_paid" | "paid" | "overpaid" | "credited";
            /** @description What it is for */
            text: string;
        };
        ItemsApproval: {
            items: components["schemas"]["Approval"][];
        };
        ItemsBulkResult: {
            items: components["schemas"]["BulkResult"][];
        };
        ItemsChangeRequest: {
            items: components["schemas"]["ChangeRequest"][];
        };
        ItemsCheck: {
            items: components["schemas"]["Check"][];
        };
        ItemsCostWarning: {
            items: components["schemas"]["CostWarning"][];
        };
        ItemsCustomField: {
            items: components["schemas"]["CustomField"][];
        };
        ItemsDeadLead: {
            items: components["schemas"]["DeadLead"][];
        };
        ItemsDealContact: {
            items: components["schemas"]["DealContact"][];
        };
        ItemsDelivery: {
            items: components["schemas"]["Delivery"][];
        };
        ItemsDocument: {
            items: components["schemas"]["Document"][];
        };
        ItemsDocumentTemplate: {
            items: components["schemas"]["DocumentTemplate"][];
        };
        ItemsFieldsOf: {
            items: components["schemas"]["FieldsOf"][];
        };
        ItemsHandover: {
            items: components["schemas"]["Handover"][];
        };
        ItemsImport: {
            items: components["schemas"]["Import"][];
        };
        ItemsImportRow: {
            items: components["schemas"]["ImportRow"][];
        };
        ItemsLeadForm: {
            items: components["schemas"]["LeadForm"][];
        };
        ItemsLeadLookAlikes: {
            items: components["schemas"]["LeadLookAlikes"][];
        };
        ItemsLookAlike: {
            items: components["schemas"]["LookAlike"][];
        };
        ItemsMaterial: {
            items: components["schemas"]["Material"][];
        };
        ItemsMerge: {
            items: components["schemas"]["Merge"][];
        };
        ItemsMissingCard: {
            items: components["schemas"]["MissingCard"][];
        };
        ItemsMoment: {
            items: components["schemas"]["Moment"][];
        };
        ItemsOffer: {
            items: components["schemas"]["Offer"][];
        };
        ItemsPipeline: {
            items: components["schemas"]["Pipeline"][];
        };
        ItemsPromise: {
            items: components["schemas"]["Promise"][];
        };
        ItemsPublication: {
            items: components["schemas"]["CrmPublication"][];
        };
        ItemsQueued: {
            items: components["schemas"]["Queued"][];
        };
        ItemsSnapshot: {
            items: components["schemas"]["Snapshot"][];
        };
        ItemsString: {
            items: string[];
        };
        ItemsSweep: {
            items: components["schemas"]["Sweep"][];
        };
        ItemsTeam: {
            items: components["schemas"]["Team"][];
        };
        ItemsTemplate: {
            items: components["schemas"]["Template"][];
        };
        ItemsToken: {
            items: components["schemas"]["Token"][];
        };
        ItemsUser: {
            items: components["schemas"]["User"][];
        };
        ItemsWaterfallRow: {
            items: components["schemas"]["WaterfallRow"][];
        };
        ItemsWebhook: {
            items: components["schemas"]["Webhook"][];
        };
        Lead: {
            /**
             * Format: date-time
             * @description When a person answered first
             */
            answered_at: string | null;
            /**
             * Format: int64
             * @description Working minutes from arrival to the first answer
             */
            answered_in: number;
            /** Format: date-time */
            arrived_at: string | null;
            /**
             * Format: int64
             * @description Touches of ours
             */
            attempts: number;
            /**
             * Format: date-time
             * @description From when it is too late, in working hours
             */
            breach_at: string | null;
            campaign: string;
            clock: components["schemas"]["LeadClock"];
            /** @description A company of ours that it belongs to */
            company_id: string;
            company_name: string;
            /** @description A contact of ours that it is */
            contact_id: string;
            /** Format: date-time */
            created_at: string | null;
            /** @description What it became */
            deal_id: string;
            /**
             * Format: date-time
             * @description When it became a deal, or was disqualified
             */
            decided_at: string | null;
            /** @enum {string} */
            door: "form" | "api" | "import" | "manual" | "phone";
            emails: string[];
            /**
             * Format: date-time
             * @description By when the first answer was meant to be there, in working hours
             */
            goal_at: string | null;
            id: string;
            /** @description The lead whose person it was */
            merged_into: string;
            /** @description Of the person */
            name: string;
            /** @description What they wrote, or said */
            note: string;
            /** Format: int64 */
            number: number;
            /** @description null: in the pool, from which sellers take */
            owner_id: string;
            phones: string[];
            /** @description Where its deal would begin; null: the firm's first */
            pipeline_id: string;
            qualification: components["schemas"]["Qualification"];
            /** @description false: there is neither a mail address nor a phone number */
            reachable: boolean;
            /** @description Of a disqualification: a key of the firm's loss_reasons; of a quarantine: honeypot, token or flood */
            reason: string;
            /** @description YYYY-MM-DD; empty: none */
            recycle_on: string;
            /** @description What was said about the decision */
            remark: string;
            source: string;
            /** @enum {string} */
            status: "new" | "working" | "converted" | "disqualified" | "recycled" | "quarantined" | "merged";
            /** @description Why it lies where it lies */
            turn: components["schemas"]["LeadTurn"];
            /** Format: date-time */
            updated_at: string | null;
            /** Format: int64 */
            version: number;
        };
        LeadAnswer: {
            choice: string;
            choice_text: {
                [key: string]: string;
            };
            knock_out?: boolean;
            /** Format: int64 */
            points: number;
            question: string;
            question_text: {
                [key: string]: string;
            };
        };
        LeadAnswers: {
            answers: components["schemas"]["LeadPick"][];
        };
        LeadBandLine: {
            /** @enum {string} */
            band: "goal" | "limit" | "day" | "later" | "never";
            /** Format: int64 */
            converted: number;
            /**
             * Format: int64
             * @description Converted and disqualified; the others are not decided yet
             */
            decided: number;
            /** Format: int64 */
            leads: number;
        };
        LeadChoice: {
            key: string;
            /** @description The lead is none for the firm, whatever else was answered */
            knock_out?: boolean;
            /**
             * Format: int64
             * @description Percent of what the question counts; 100 means yes, 0 means no
             */
            points: number;
            text: {
                [key: string]: string;
            };
        };
        LeadClock: {
            /** Format: date-time */
            as_of: string | null;
            /** @description It was too late once, whether there was an answer then or not */
            breached: boolean;
            /**
             * Format: int64
             * @description Working seconds until the goal is missed; below zero: since then
             */
            goal_left: number;
            /**
             * Format: int64
             * @description Working seconds until it is too late; below zero: since then
             */
            left: number;
            /**
             * Format: int64
             * @description Working minutes since the arrival, or until the answer
             */
            minutes: number;
            /**
             * Format: date-time
             * @description When working hours begin again; null: they are on
             */
            resumes_at: string | null;
            /** @enum {string} */
            state: "running" | "late" | "breached" | "answered" | "off";
        };
        LeadDraft: {
            /**
             * Format: date-time
             * @description Absent: now
             */
            arrived_at?: string | null;
            campaign?: string;
            company_name?: string;
            /**
             * @description Absent: manual at a browser, api by a token
             * @enum {string}
             */
            door?: "api" | "manual" | "phone";
            emails?: string[];
            /** @description Of the person */
            name?: string;
            /** @description What they wrote, or said */
            note?: string;
            /** @description Absent: whoever's turn it is */
            owner_id?: string;
            phones?: string[];
            pipeline_id?: string;
            source?: string;
            /** @description Somebody of ours talked with them: the first answer is given */
            spoken?: boolean;
        };
        LeadForm: {
            active: boolean;
            campaign: string;
            /** Format: date-time */
            created_at: string | null;
            id: string;
            /** @description The form is at /f/ and this */
            key: string;
            /** @enum {string} */
            language: "en" | "ru" | "pl";
            /** @description Stands above the form */
            name: string;
            pipeline_id: string;
            /** @description HTML by which a page of one's own holds the form: no script, and none of ours is loaded */
            snippet: string;
            source: string;
            /** @description Where the form is */
            url: string;
            /** Format: int64 */
            version: number;
        };
        LeadFormDraft: {
            active: boolean;
            campaign?: string;
            /**
             * @description Absent: the firm's
             * @enum {string}
             */
            language?: "en" | "ru" | "pl";
            name: string;
            pipeline_id?: string;
            source?: string;
        };
        LeadLater: {
            /** @description YYYY-MM-DD; empty: none */
            recycle_on: string;
            remark?: string;
        };
        LeadLookAlikes: {
            items: components["schemas"]["LookAlike"][];
            lead_id: string;
        };
        LeadOut: {
            /** @description A key of the firm's loss_reasons */
            reason: string;
            remark?: string;
        };
        LeadPage: {
            /** @description The newest first */
            activities: components["schemas"]["Activity"][];
            /** @description The name of the company of ours that it belongs to, if you may see it */
            known_company: string;
            lead: components["schemas"]["Lead"];
            /** @description By which its pipeline judges leads */
            questions: components["schemas"]["Question"][];
            /** Format: int64 */
            version: number;
        };
        LeadPatch: {
            campaign?: string;
            company_name?: string;
            emails?: string[];
            name?: string;
            note?: string;
            phones?: string[];
            pipeline_id?: string;
            source?: string;
        };
        LeadPick: {
            choice: string;
            question: string;
        };
        LeadRate: {
            /** @enum {string} */
            band: "goal" | "limit" | "day" | "later" | "never";
            /** @description null: none is decided */
            rate: components["schemas"]["Chance"];
        };
        LeadReportOut: {
            /** Format: int64 */
            answered: number;
            /** Format: int64 */
            arrived: number;
            bands: components["schemas"]["LeadBandLine"][];
            /** Format: int64 */
            converted: number;
            /** Format: int64 */
            disqualified: number;
            /**
             * Format: int64
             * @description Of the disqualified, those let go on the first working day: time saved
             */
            first_day: number;
            /** @description YYYY-MM-DD; empty: none */
            from: string;
            /** Format: int64 */
            goal_minutes: number;
            /** Format: int64 */
            knocked_out: number;
            /** Format: int64 */
            limit_minutes: number;
            /**
             * Format: int64
             * @description Working minutes within which half of the answered ones were; null: none was
             */
            median_minutes: number | null;
            /**
             * Format: int64
             * @description The same for nine of ten
             */
            ninth_minutes: number | null;
            /**
             * Format: int64
             * @description Need without means
             */
            no_budget: number;
            /**
             * Format: int64
             * @description Need and means were there
             */
            qualified: number;
            /** @description Share of the decided leads that became deals, for each band */
            rates: components["schemas"]["LeadRate"][];
            /** @description YYYY-MM-DD; empty: none */
            to: string;
        };
        LeadTo: {
            /** @description Absent: whoever's turn it is */
            owner_id?: string;
        };
        LeadTouch: {
            /** @enum {string} */
            direction?: "ours" | "theirs";
            /** @enum {string} */
            kind: "call" | "meeting" | "mail" | "message" | "letter" | "visit" | "note";
            /** Format: int64 */
            minutes?: number;
            note?: string;
            /** @description They were reached */
            two_way?: boolean;
        };
        LeadTurn: {
            /** Format: date-time */
            at: string | null;
            /**
             * Format: int64
             * @description What they can stay on top of; 0: not set
             */
            capacity: number;
            /** @description The company of ours that it belongs to */
            company: string;
            /** @description Who had it before, or who gave it to them */
            from: string;
            /**
             * Format: int64
             * @description What they had open then, with this lead
             */
            open: number;
            /**
             * Format: int64
             * @description In the pool: how many could have got it, had they had room
             */
            sellers: number;
            /** @enum {string} */
            why: "owner" | "owner_full" | "next" | "own" | "hand" | "taken" | "passed" | "stays" | "left" | "pool_full" | "pool" | "held";
        };
        Leaning: {
            id: string;
            name: string;
            /** Format: int64 */
            number: number;
            /**
             * Format: int64
             * @description In the base currency
             */
            value: number;
        };
        LeftOutIn: {
            /** @description Line by line */
            left_out: string[];
        };
        LikeReason: {
            /** @enum {string} */
            kind: "mail" | "phone" | "tax_id" | "domain" | "name" | "company_name";
            /** @description As it stands on the other one */
            theirs: string;
        };
        Limits: {
            /** Format: int64 */
            hours_budget?: number;
            /** @description A full stage refuses deals instead of warning */
            most_blocks?: boolean;
            /** Format: int64 */
            most_deals?: number;
            /**
             * Format: int64
             * @description Longest time without a next step
             */
            next_step_hours?: number;
            /** Format: int64 */
            stale_days?: number;
        };
        LineChange: {
            after: components["schemas"]["OfferLine"];
            before: components["schemas"]["OfferLine"];
            /** @enum {string} */
            kind: "added" | "removed" | "changed";
        };
        LineSum: {
            /** Format: int64 */
            net?: number;
            /** Format: int64 */
            tax?: number;
        };
        LinkedDraft: {
            /** @description referral: to whom; absent: the same client */
            company_id?: string;
            /** @description referral: to whom, by name */
            company_name?: string;
            /** @description A division of the same client that this leads to; it is put on record */
            division?: string;
            /** @enum {string} */
            kind: "expansion" | "referral" | "restart" | "return";
            name: string;
            /** @description Absent: the first one for sales */
            pipeline_id?: string;
            set?: {
                [key: string]: unknown;
            };
        };
        LinkIn: {
            token: string;
        };
        ListingHourlyCost: {
            items: components["schemas"]["HourlyCost"][];
            /** Format: int64 */
            version: number;
        };
        ListingRate: {
            items: components["schemas"]["Rate"][];
            /** Format: int64 */
            version: number;
        };
        LookAlike: {
            /** @description Of a contact */
            company_id: string;
            company_name: string;
            id: string;
            /** @enum {string} */
            noun: "lead" | "contact" | "company";
            /**
             * Format: int64
             * @description Of a lead
             */
            number?: number;
            /**
             * Format: int64
             * @description 0 to 100: how sure it is
             */
            score: number;
            /**
             * @description Of a lead
             * @enum {string}
             */
            status?: "" | "new" | "working" | "recycled" | "disqualified";
            title: string;
            /** @description The strongest first */
            why: components["schemas"]["LikeReason"][];
        };
        Loss: {
            /** Format: date-time */
            readonly at?: string | null;
            readonly by?: string;
            /** @description YYYY-MM-DD; empty: none */
            come_back?: string;
            competitor?: string;
            debriefed?: boolean;
            lesson?: string;
            note?: string;
            /** @description Key of a reason from the firm's list; a disqualified deal may have a note instead */
            reason?: string;
        };
        LossCount: {
            /** Format: int64 */
            count: number;
            /** @description Empty: not from the list, or not found out */
            key: string;
            label: string;
        };
        Losses: {
            /** @description YYYY-MM-DD; empty: none */
            from: string;
            /** @description The newest first */
            items: components["schemas"]["LostDeal"][];
            sides: components["schemas"]["LossSide"][];
            /** @description YYYY-MM-DD; empty: none */
            to: string;
        };
        LossReason: {
            key: string;
            label: {
                [key: string]: string;
            };
        };
        LossSide: {
            causes: components["schemas"]["LossCount"][];
            /**
             * Format: int64
             * @description With a root cause that somebody found out
             */
            found: number;
            /** @enum {string} */
            kind: "sale" | "relationship";
            stated: components["schemas"]["LossCount"][];
            /** Format: int64 */
            total: number;
        };
        LostDeal: {
            /** @description Key of the root cause; empty: nobody found it out */
            cause: string;
            /** Format: date-time */
            closed_at: string | null;
            company_name: string;
            deal_id: string;
            interview: components["schemas"]["ExitInterview"];
            /** @enum {string} */
            kind: "sale" | "relationship";
            name: string;
            /** Format: int64 */
            number: number;
            owner_id: string;
            /** @description Key of the stated reason; empty: in their own words, or none */
            stated: string;
        };
        MailDraft: {
            /** @description Addresses */
            cc?: string[];
            /**
             * Format: date-time
             * @description Absent: ten seconds from now
             */
            send_at?: string | null;
            subject: string;
            text: string;
            /** @description Addresses */
            to: string[];
        };
        MailReader: {
            address: string;
            name: string;
        };
        MailSettings: {
            from_address: string;
            from_name: string;
            has_password: boolean;
            /** @description Such as smtp.example.com */
            host: string;
            /** Format: int64 */
            port: number;
            /**
             * @description none only to this machine itself
             * @enum {string}
             */
            security: "starttls" | "tls" | "none";
            /** @description Empty: the server asks for no password */
            user: string;
            /**
             * Format: int64
             * @description 0: nothing is set up yet
             */
            version: number;
        };
        MailSettingsDraft: {
            /** @description Mails are sent from it */
            from_address: string;
            from_name: string;
            /** @description Such as smtp.example.com */
            host: string;
            /**
             * Format: password
             * @description Absent: as before; empty: none
             */
            password?: string;
            /** Format: int64 */
            port: number;
            /**
             * @description none only to this machine itself
             * @enum {string}
             */
            security: "starttls" | "tls" | "none";
            /** @description Empty: the server asks for no password */
            user: string;
        };
        Material: {
            /** @description You have been through it */
            done: boolean;
            /**
             * Format: int64
             * @description How many people have been through it
             */
            done_by: number;
            /** @description kind file: an upload */
            file_id?: string;
            /** @description Name of the file, where it is one */
            file_name: string;
            id: string;
            /** @enum {string} */
            kind: "text" | "link" | "file";
            /**
             * @description None: it does not matter
             * @enum {string}
             */
            language?: "" | "en" | "ru" | "pl";
            /** @description kind link: an address that begins with https:// */
            link?: string;
            /**
             * Format: int64
             * @description How long it takes
             */
            minutes?: number;
            pipeline_id?: string;
            product_id?: string;
            /** @description Name of the product, where it hangs on one */
            product_name: string;
            /** @description For whom; none: for everybody */
            roles?: ("" | "owner" | "admin" | "manager" | "seller" | "expert" | "delivery" | "delivery_lead" | "finance" | "legal" | "viewer")[];
            stage?: string;
            /** @description kind text: the text itself; otherwise a note */
            text?: string;
            title: string;
            /** Format: int64 */
            version: number;
        };
        MaterialDraft: {
            /** @description kind file: an upload */
            file_id?: string;
            /** @enum {string} */
            kind: "text" | "link" | "file";
            /**
             * @description None: it does not matter
             * @enum {string}
             */
            language?: "" | "en" | "ru" | "pl";
            /** @description kind link: an address that begins with https:// */
            link?: string;
            /**
             * Format: int64
             * @description How long it takes
             */
            minutes?: number;
            pipeline_id?: string;
            product_id?: string;
            /** @description For whom; none: for everybody */
            roles?: ("" | "owner" | "admin" | "manager" | "seller" | "expert" | "delivery" | "delivery_lead" | "finance" | "legal" | "viewer")[];
            stage?: string;
            /** @description kind text: the text itself; otherwise a note */
            text?: string;
            title: string;
        };
        Merge: {
            /** Format: date-time */
            at: string | null;
            by_id: string;
            id: string;
            merged_id: string;
            /** @description Of the merged record, as it was */
            merged_name: string;
            /** @enum {string} */
            noun: "lead" | "contact" | "company";
            survivor_id: string;
            /** Format: date-time */
            undone_at: string | null;
            /**
             * Format: date-time
             * @description Until when it can be taken back
             */
            until: string | null;
        };
        MergeField: {
            /** @description How it may look, in the language of the template; of a list its lines */
            example: {
                [key: string]: string;
            };
            key: string;
            /** @description In the caller's language */
            label: string;
            /** @description On a line of its own it becomes a list */
            list: boolean;
        };
        MergeOrder: {
            /** @description Goes into it */
            merged_id: string;
            /** @enum {string} */
            noun: "lead" | "contact" | "company";
            /** @description Stays */
            survivor_id: string;
            /** @description Fields of a contact or company that are to be as on the merged one; the others stay as on the survivor, or are filled where it has nothing */
            take?: string[];
        };
        Milestone: {
            /**
             * Format: int64
             * @description In place of share: minor units of the deal's currency
             */
            amount?: number;
            /**
             * Format: int64
             * @description Absent: those of the company
             */
            credit_days?: number;
            /** @description Day by which it is to be paid; absent: the days of credit after the invoice */
            due_on?: string;
            /** @description Absent: a new one */
            id?: string;
            /**
             * Format: int64
             * @description Asked for, without what was credited
             */
            readonly invoiced?: number;
            /** @enum {string} */
            kind: "prepayment" | "stage" | "date" | "acceptance";
            name?: string;
            /**
             * Format: int64
             * @description What it comes to at the deal's value
             */
            readonly planned?: number;
            /** Format: int64 */
            readonly received?: number;
            /**
             * Format: int64
             * @description In hundredths of a percent of the deal's value: 3000 is 30 %
             */
            share?: number;
            /** @description stage: its key */
            stage?: string;
            /** @enum {string} */
            readonly state?: "open" | "invoiced" | "partly_paid" | "paid";
        };
        MissingCard: {
            company_id: string;
            company_name: string;
            /**
             * Format: int64
             * @description How many of their won deals you see
             */
            deals: number;
        };
        ModelDifference: {
            a: string;
            b: string;
            /** @description Below 0: a is the better */
            brier: components["schemas"]["Difference"];
            log_loss: components["schemas"]["Difference"];
        };
        ModelScore: {
            /**
             * Format: double
             * @description How often a deal that was won had the greater chance of two; null where all were won, or none
             */
            auc: number | null;
            /**
             * Format: double
             * @description Mean square of p less what came of it; less is better
             */
            brier: number;
            /**
             * Format: double
             * @description Mean of -ln of the chance given to what came; less is better
             */
            log_loss: number;
            model: string;
            /** Format: int64 */
            n: number;
            /**
             * Format: double
             * @description Wins that were expected
             */
            sum_p: number;
            /**
             * Format: double
             * @description Sum of value times p, in minor units
             */
            value_forecast: number;
            /**
             * Format: int64
             * @description Value of those that were won, in minor units
             */
            value_won: number;
            /**
             * Format: int64
             * @description Deals whose value cannot be added; they count as 0
             */
            without_value: number;
            /** Format: int64 */
            won: number;
        };
        Moment: {
            activity?: components["schemas"]["Activity"];
            after?: unknown;
            /** Format: date-time */
            at: string | null;
            before?: unknown;
            by: string;
            door?: string;
            /** Format: int64 */
            rev?: number;
            verb: string;
            visit?: components["schemas"]["Visit"];
        };
        Money: {
            currency: string;
            /** Format: int64 */
            minor: number;
        };
        MoneyToday: {
            /** @description Due within two weeks, and late ones */
            expected: components["schemas"]["Receivable"][];
            /** @description Work goes on, or waits, without the prepayment */
            gates: components["schemas"]["DayDeal"][];
            /** @description Milestones whose time has come, and drafts */
            to_invoice: components["schemas"]["ToInvoice"][];
        };
        MoveOrder: {
            /** @description Deal right below which it is put in the new stage; absent: on top */
            after?: string;
            answers?: components["schemas"]["Answer"][];
            /** @description With after: the deal that follows; absent: it goes below all others */
            before?: string;
            debts?: components["schemas"]["Debt"][];
            reason?: string;
            /** @description Key of a stage, end, or won for the first stage beyond the win line */
            to: string;
            waivers?: components["schemas"]["Waiver"][];
        };
        Moving: {
            id: string;
            /** Format: int64 */
            version: number;
        };
        Named: {
            name: string;
        };
        NamedProcess: {
            about?: {
                [key: string]: string;
            };
            /**
             * @description How stage percentages are meant: chance to win, or share of the value counted
             * @enum {string}
             */
            basis?: "weighted" | "share";
            key: string;
            /** @enum {string} */
            kind: "sale" | "relationship";
            name: {
                [key: string]: string;
            };
            /** @description By which its leads are judged, besides need and ability to pay, which are always asked; those two may be worded here */
            qualification?: components["schemas"]["Question"][];
            stages: components["schemas"]["Stage"][];
            /** @description Allowed besides forward by one: skips, ways back and starts */
            transitions?: components["schemas"]["Transition"][];
            /** @description Key of the first stage beyond the win line; empty: a deal is won when it leaves the last stage */
            win_line?: string;
        };
        Negotiation: {
            /** @description Names of ours from legal who sit at the table before the contract is drawn up */
            lawyers: string[];
            /** @description Our side: owner and performers */
            ours: components["schemas"]["Negotiator"][];
            points: components["schemas"]["NegotiationPoint"][];
            /** @description The client's side */
            seats: components["schemas"]["Seat"][];
            /** @description Key of the stage; empty: the process has no negotiation */
            stage: string;
            /** @enum {string} */
            when: "" | "ahead" | "now" | "past";
        };
        NegotiationPoint: {
            /**
             * Format: date-time
             * @description Null: nobody wrote down who agreed and when
             */
            agreed_at: string | null;
            /** @description Who of us wrote it down */
            agreed_by: string;
            field: string;
            /** @description How its value is asked for */
            input: components["schemas"]["Input"];
            /** @description How far we may go; for nobody but us */
            limit?: string;
            /** @description What we want */
            ours: string;
            /** @description The value in the caller's language */
            shown: string;
            /**
             * @description Agreed as soon as the deal's field is filled
             * @enum {string}
             */
            state: "open" | "agreed";
            /** @description What is to be agreed, in the caller's language */
            text: string;
            /** @description What they want */
            theirs: string;
            /** @description Of the deal's field */
            value: unknown;
            /** @description Contacts who agreed */
            with: string[];
            /** @description Of those contacts who are still on the deal */
            with_names: string[];
        };
        Negotiator: {
            name: string;
            roles: ("" | "owner" | "admin" | "manager" | "seller" | "expert" | "delivery" | "delivery_lead" | "finance" | "legal" | "viewer")[];
            user_id: string;
        };
        NewCredit: {
            /**
             * Format: int64
             * @description Minor units; absent: all that is left of the invoice
             */
            amount?: number;
            reason: string;
        };
        NewInvoice: {
            /**
             * Format: int64
             * @description Minor units of the deal's currency; absent: what the milestone still lacks
             */
            amount?: number;
            /**
             * Format: int64
             * @description Absent: those of the milestone, or of the company
             */
            credit_days?: number;
            /** @description Leave it without a number for now */
            draft?: boolean;
            /** @description Absent: the days of credit after the day of issue */
            due_on?: string;
            /** @description Absent: today */
            issued_on?: string;
            milestone_id?: string;
            text?: string;
        };
        NewOffer: {
            /**
             * Format: int64
             * @description On every line, after its own: basis points
             */
            discount?: number;
            /**
             * @description The client's; absent: the firm's
             * @enum {string}
             */
            language?: "en" | "ru" | "pl";
            lines: components["schemas"]["OfferLine"][];
            /** @description Absent: the name of the deal */
            name?: string;
            terms?: string;
            /** @description Last day on which the client's link works; absent: 30 days after it is made */
            valid_until?: string;
        };
        NewPassword: {
            /** Format: password */
            current: string;
            /** Format: password */
            password: string;
        };
        NewPayment: {
            /**
             * Format: int64
             * @description Minor units, above zero
             */
            amount: number;
            /** @description Absent: the deal's */
            currency?: string;
            /** @description Absent: the oldest open invoices of the deal */
            invoice_id?: string;
            /** @description The line of a bank statement that it is made of: one line is booked once */
            line?: string;
            /** @description In another currency: units of the deal's currency for one unit of it; absent: from the firm's rates on that day */
            rate?: string;
            /** @description Absent: today */
            received_on?: string;
            reference?: string;
            /** @description It went back to the client */
            refund?: boolean;
        };
        NewToken: {
            /**
             * Format: int64
             * @description How long it lasts; 90 where absent
             */
            days?: number;
            /** @description What it is for */
            name: string;
            /**
             * @description read where absent
             * @enum {string}
             */
            scope?: "read" | "read write";
        };
        NewUser: {
            /** Format: int64 */
            capacity?: number;
            email: string;
            /** @enum {string} */
            language?: "en" | "ru" | "pl";
            name: string;
            roles?: ("" | "owner" | "admin" | "manager" | "seller" | "expert" | "delivery" | "delivery_lead" | "finance" | "legal" | "viewer")[];
            /**
             * @description Whose deals the person sees; own where absent
             * @enum {string}
             */
            sees?: "own" | "team" | "all";
            team_id?: string;
            time_zone?: string;
        };
        NewWebhook: {
            /** @description Such as deal.moved, deal.* or *.created; empty: everything */
            events?: string[];
            name: string;
            /**
             * @description on where absent
             * @enum {string}
             */
            state?: "on" | "off";
            /** @description https, or http to a host inside that the operator allows */
            url: string;
        };
        NextStep: {
            /** Format: date-time */
            due_at: string | null;
            /** @description YYYY-MM-DD; empty: none */
            due_on: string;
            kind: string;
            task_id: string;
            title: string;
        };
        Offer: {
            /** Format: date-time */
            created_at: string | null;
            created_by: string;
            currency: string;
            deal_id: string;
            deal_name: string;
            /** Format: int64 */
            deal_number: number;
            /** @description The deal's document that holds what was sent */
            document_id: string;
            /** @description Amounts are left out, because your role does not see them */
            hidden?: boolean;
            id: string;
            name: string;
            /** @description The oldest first */
            versions: components["schemas"]["OfferVersion"][];
        };
        OfferComparison: {
            /** Format: int64 */
            from: number;
            /** Format: int64 */
            gross?: number;
            lines: components["schemas"]["LineChange"][];
            /**
             * Format: int64
             * @description By how much it is more; less below zero
             */
            net?: number;
            /** Format: int64 */
            tax?: number;
            /** @description Terms, last day, language or discount differ */
            terms: boolean;
            /** Format: int64 */
            to: number;
        };
        OfferedFactor: {
            /** @description The URI as a QR code: data:image/png */
            picture: string;
            /** @description To type into the app, where it cannot read the picture */
            secret: string;
            /** @description otpauth:// */
            uri: string;
        };
        OfferEdit: {
            /**
             * Format: int64
             * @description On every line, after its own: basis points
             */
            discount?: number;
            /**
             * @description The client's; absent: the firm's
             * @enum {string}
             */
            language?: "en" | "ru" | "pl";
            lines: components["schemas"]["OfferLine"][];
            /** @description Absent: as before */
            name?: string;
            /**
             * Format: int64
             * @description The draft's number; one more than the newest makes the next version
             */
            number: number;
            terms?: string;
            /** @description Last day on which the client's link works; absent: 30 days after it is made */
            valid_until?: string;
        };
        OfferIn: {
            brief: string;
            receiver_id: string;
        };
        OfferLine: {
            /**
             * Format: int64
             * @description Basis points
             */
            discount?: number;
            /**
             * Format: int64
             * @description Of the product when the line was written; a price below it counts as a discount
             */
            readonly list_price?: number;
            /**
             * Format: int64
             * @description Of one, in minor units
             */
            price?: number;
            /** @description From the price list; absent: the text says what it is */
            product_id?: string;
            /**
             * Format: int64
             * @description In thousandths: 1500 is 1.5
             */
            quantity: number;
            /**
             * Format: int64
             * @description Rate in basis points, on top
             */
            tax?: number;
            /** @description Absent: the name of the product */
            text?: string;
        };
        OfferTotals: {
            /**
             * Format: int64
             * @description What net is below full: basis points, rounded up
             */
            discount?: number;
            /**
             * Format: int64
             * @description Before discounts, at list prices where these are higher
             */
            full?: number;
            /**
             * Format: int64
             * @description Net and tax
             */
            gross?: number;
            /** @description Of each line, in their order */
            lines: components["schemas"]["LineSum"][];
            /**
             * Format: int64
             * @description The sum of the lines
             */
            net?: number;
            /** Format: int64 */
            tax?: number;
            /** @description By rate, the lowest first */
            taxes: components["schemas"]["TaxSum"][];
        };
        OfferVersion: {
            /**
             * Format: int64
             * @description Basis points that were approved, beyond those that need no leave
             */
            approved_discount: number;
            /**
             * Format: int64
             * @description On every line, after its own: basis points
             */
            discount?: number;
            /** @description The PDF that was sent */
            file_id: string;
            /**
             * @description The client's; absent: the firm's
             * @enum {string}
             */
            language?: "en" | "ru" | "pl";
            lines: components["schemas"]["OfferLine"][];
            /**
             * Format: date-time
             * @description When the client's link ends; null: there is none
             */
            link_until: string | null;
            /** Format: int64 */
            number: number;
            /** @description What the client answered */
            reply: components["schemas"]["ClientReply"];
            /**
             * Format: date-time
             * @description First time that the client opened it
             */
            seen_at: string | null;
            /** Format: int64 */
            seen_times: number;
            /** Format: date-time */
            sent_at: string | null;
            sent_by: string;
            /** @enum {string} */
            state: "draft" | "sent" | "seen" | "changes_asked" | "accepted" | "declined";
            terms?: string;
            totals: components["schemas"]["OfferTotals"];
            /** @description Last day on which the client's link works; absent: 30 days after it is made */
            valid_until?: string;
        };
        "OnIDStruct { Done bool \"json:\\\"done\\\"\" }Body": {
            done: boolean;
        };
        Option: {
            key: string;
            label: string;
        };
        Orphan: {
            deal: components["schemas"]["DealRef"];
            roles: ("" | "owner" | "admin" | "manager" | "seller" | "expert" | "delivery" | "delivery_lead" | "finance" | "legal" | "viewer")[];
        };
        OutgoingMail: {
            /** @description What the server said when it took the mail */
            answer: string;
            by: string;
            cc: components["schemas"]["MailReader"][];
            /** @description Those of the deal among the readers */
            contacts: string[];
            /** Format: date-time */
            created_at: string | null;
            deal_id: string;
            /** @description Why the last try did not get through, in words */
            error: string;
            id: string;
            /** @description The same at each try */
            message_id: string;
            /**
             * Format: date-time
             * @description It can be undone until then
             */
            send_at: string | null;
            /** Format: date-time */
            settled_at: string | null;
            /** @enum {string} */
            state: "queued" | "sending" | "sent" | "failed" | "undone" | "in_doubt";
            subject: string;
            text: string;
            to: components["schemas"]["MailReader"][];
            /** Format: int64 */
            tries: number;
        };
        OutlookOut: {
            /** @description YYYY-MM-DD; empty: none */
            as_of: string;
            /**
             * Format: double
             * @description Of reaching the target; null where none is given
             */
            chance: number | null;
            /**
             * Format: double
             * @description Of reaching the target without that deal
             */
            chance_without_largest: number | null;
            currency: string;
            /**
             * Format: double
             * @description How much wider than for independent deals
             */
            dispersion: number;
            /**
             * Format: int64
             * @description The mean; won included
             */
            expected: number;
            /** @description The open deal that the mean leans on most */
            largest: components["schemas"]["Leaning"];
            /**
             * Format: int64
             * @description Open deals in these months that have a chance and a value
             */
            open: number;
            /**
             * Format: int64
             * @description In one case of ten it will be this or less
             */
            p10: number;
            /** Format: int64 */
            p50: number;
            /**
             * Format: int64
             * @description In nine cases of ten it will be this or less
             */
            p90: number;
            /** Format: int64 */
            rev: number;
            /** Format: int64 */
            target: number | null;
            /**
             * Format: int64
             * @description Certain: won already
             */
            won: number;
        };
        OwnPassword: {
            /**
             * Format: password
             * @description The one that is in force
             */
            password: string;
        };
        OwnProof: {
            /** @description Six digits, or a backup code */
            code: string;
            /**
             * Format: password
             * @description The one that is in force
             */
            password: string;
        };
        PageOutCompany: {
            items: components["schemas"]["Company"][];
            /** @description Cursor of the next page; empty: this is the last */
            next: string;
        };
        PageOutContact: {
            items: components["schemas"]["Contact"][];
            /** @description Cursor of the next page; empty: this is the last */
            next: string;
        };
        PageOutLead: {
            items: components["schemas"]["Lead"][];
            /** @description Cursor of the next page; empty: this is the last */
            next: string;
        };
        PageOutProduct: {
            items: components["schemas"]["Product"][];
            /** @description Cursor of the next page; empty: this is the last */
            next: string;
        };
        PartIn: {
            contact_id: string;
            /** @enum {string} */
            part: "decider" | "signer" | "budget_holder" | "user" | "influencer" | "gatekeeper";
        };
        Payment: {
            /**
             * Format: int64
             * @description Minor units; below zero: returned to the client
             */
            amount?: number;
            /** Format: date-time */
            booked_at: string | null;
            booked_by: string;
            currency: string;
            deal_id: string;
            id: string;
            /** @description What it was booked for; empty: the oldest open invoices of the deal */
            invoice_id: string;
            /** @description Units of the deal's currency for one unit of the payment's, where they differ */
            rate?: string;
            /** @description Day of the rate */
            rate_on?: string;
            /** @description YYYY-MM-DD; empty: none */
            received_on: string;
            reference?: string;
            /** @description Why it was reversed */
            reversal?: string;
            /** Format: date-time */
            reversed_at: string | null;
            reversed_by: string;
            /**
             * Format: int64
             * @description The amount in the deal's currency
             */
            value?: number;
        };
        PaymentAnswer: {
            /**
             * Format: int64
             * @description Minor units of the deal's currency; absent: all that is missing
             */
            amount?: number;
            /** @description Absent: today */
            received_on?: string;
            reference?: string;
        };
        PerformanceReport: {
            acceptances: components["schemas"]["ReportedPaper"][];
            /** @description When the client bought */
            agreed_on: string;
            /** @description Change requests that were accepted */
            changes: components["schemas"]["ReportedChange"][];
            client: string;
            contentment: components["schemas"]["ReportedAnswer"][];
            /** @description Its name */
            deal: string;
            figures: components["schemas"]["CrmFigure"][];
            firm: string;
            handover: components["schemas"]["ReportedHandover"];
            /** @description Such as D-1042 */
            label: string;
            /** @enum {string} */
            language: "en" | "ru" | "pl";
            left_out: string[];
            milestones: components["schemas"]["ReportedMilestone"][];
            /** @description YYYY-MM-DD; empty: none */
            on: string;
            promises: components["schemas"]["ReportedPromise"][];
            scope: string;
            /** @description Of delivery, in their order */
            stages: components["schemas"]["ReportedStage"][];
        };
        PermissionMove: {
            contact_id: string;
            /** @description granted: an upload that shows it */
            file_id?: string;
            /** @description The reason, or how one can tell */
            note?: string;
            /** @enum {string} */
            state: "asked" | "granted" | "refused" | "withdrawn";
        };
        PermissionReply: {
            granted: boolean;
            publication_id: string;
        };
        PermissionStep: {
            /** Format: date-time */
            at: string | null;
            /** @description Who of ours wrote it down, or gave the client the link */
            by: string;
            /** @description Who of the client gave it by a link */
            client?: components["schemas"]["ClientPerson"];
            /** @description Who of the client was asked, or decided */
            contact_id: string;
            contact_name: string;
            /** @description What shows it */
            document_id: string;
            note: string;
            /** Format: int64 */
            seq: number;
            /** @enum {string} */
            state: "asked" | "granted" | "refused" | "withdrawn";
        };
        Pipeline: {
            id: string;
            kind: string;
            /** Format: int64 */
            position: number;
            process: components["schemas"]["Process"];
            retired: boolean;
            segment: string;
            /**
             * Format: int64
             * @description The version in force
             */
            version: number;
        };
        PipelineIn: {
            process?: components["schemas"]["Process"];
            segment?: string;
            template?: string;
            variant?: string;
        };
        PlanIn: {
            milestones: components["schemas"]["Milestone"][];
        };
        PointEdit: {
            agree?: components["schemas"]["Agreement"];
            limit?: string;
            ours?: string;
            theirs?: string;
        };
        PooledScore: {
            /**
             * Format: double
             * @description How often a deal that was won had the greater chance of two; null where all were won, or none
             */
            auc: number | null;
            /** @description Chances that history would give the same number, rising */
            bins: components["schemas"]["ReliabilityBin"][];
            /**
             * Format: double
             * @description Mean square of p less what came of it; less is better
             */
            brier: number;
            /** Format: double */
            dsc: number;
            /**
             * Format: double
             * @description Mean of -ln of the chance given to what came; less is better
             */
            log_loss: number;
            /** Format: double */
            mcb: number;
            model: string;
            /** Format: int64 */
            n: number;
            /**
             * Format: double
             * @description Wins that were expected
             */
            sum_p: number;
            /** Format: double */
            unc: number;
            /**
             * Format: double
             * @description Sum of value times p, in minor units
             */
            value_forecast: number;
            /**
             * Format: int64
             * @description Value of those that were won, in minor units
             */
            value_won: number;
            /**
             * Format: int64
             * @description Deals whose value cannot be added; they count as 0
             */
            without_value: number;
            /** Format: int64 */
            won: number;
        };
        Problem: {
            /** @description Stages that the deal may go to */
            allowed?: string[];
            /** @description Stable; the key of the sentence's translations */
            code: string;
            /** @description What is wrong, where, and what to do, in the language asked for */
            detail: string;
            /** @description A sentence for each field that is wrong */
            errors?: {
                [key: string]: string;
            };
            /** @description What was sent */
            mine?: unknown;
            params?: {
                [key: string]: string;
            };
            /** @description Id under which the log holds the failure */
            request?: string;
            /** Format: int64 */
            status: number;
            /** @description What is stored now */
            theirs?: unknown;
            title: string;
            type: string;
            /** @description Criteria that are still open */
            unmet?: components["schemas"]["UnmetCriterion"][];
            /** @description People who may do it */
            who_can?: string[];
        };
        Process: {
            about?: {
                [key: string]: string;
            };
            /**
             * @description How stage percentages are meant: chance to win, or share of the value counted
             * @enum {string}
             */
            basis?: "weighted" | "share";
            /** @enum {string} */
            kind: "sale" | "relationship";
            name: {
                [key: string]: string;
            };
            /** @description By which its leads are judged, besides need and ability to pay, which are always asked; those two may be worded here */
            qualification?: components["schemas"]["Question"][];
            stages: components["schemas"]["Stage"][];
            /** @description Allowed besides forward by one: skips, ways back and starts */
            transitions?: components["schemas"]["Transition"][];
            /** @description Key of the first stage beyond the win line; empty: a deal is won when it leaves the last stage */
            win_line?: string;
        };
        Product: {
            code: string;
            currency: string;
            id: string;
            name: string;
            /**
             * Format: int64
             * @description List price in minor units
             */
            price: number | null;
            series: string;
            /** Format: int64 */
            version: number;
        };
        ProductIn: {
            code?: string;
            /** @description Absent: the workspace's */
            currency?: string;
            name: string;
            /**
             * Format: int64
             * @description Minor units
             */
            price?: number;
            series?: string;
        };
        Promise: {
            /** @description The activity that shows it */
            activity_id: string;
            /** @description To whom it was made */
            contact_id: string;
            contact_name: string;
            /** Format: date-time */
            created_at: string | null;
            created_by: string;
            deal_id: string;
            deal_name: string;
            /** Format: int64 */
            deal_number: number;
            /** @description YYYY-MM-DD; empty: none */
            due_on: string;
            evidence: string;
            id: string;
            /** @description Open, and its day is over */
            overdue: boolean;
            /** @description Who of ours keeps it */
            owner_id: string;
            problem: string;
            promise: string;
            /** Format: date-time */
            settled_at: string | null;
            settled_by: string;
            /** @enum {string} */
            state: "open" | "kept" | "broken" | "withdrawn";
        };
        PromiseDraft: {
            contact_id?: string;
            /** @description YYYY-MM-DD; empty: none */
            due_on: string;
            /** @description Absent: the owner of the deal */
            owner_id?: string;
            problem: string;
            promise: string;
        };
        PromiseEdit: {
            contact_id?: string;
            /** @description YYYY-MM-DD; empty: none */
            due_on?: string;
            owner_id?: string;
            problem?: string;
            promise?: string;
        };
        PromiseRecord: {
            /** Format: int64 */
            broken: number;
            /** Format: int64 */
            kept: number;
            /**
             * Format: int64
             * @description Overdue ones among them
             */
            open: number;
            /** Format: int64 */
            overdue: number;
            /** Format: int64 */
            withdrawn: number;
        };
        Proposal: {
            /** @enum {string} */
            age: "current" | "1-30" | "31-60" | "61-90" | "90+";
            /**
             * Format: int64
             * @description What was invoiced
             */
            amount?: number;
            /**
             * Format: int64
             * @description What is open, in the firm's currency at the rate below; absent: no rate is known
             */
            base?: number;
            company_id: string;
            company_name: string;
            /** @enum {string} */
            confidence: "high" | "medium" | "low";
            currency: string;
            /** Format: int64 */
            days_late: number;
            deal_id: string;
            deal_name: string;
            /** Format: int64 */
            deal_number: number;
            /** @description YYYY-MM-DD; empty: none */
            due_on: string;
            invoice_id: string;
            /** @description YYYY-MM-DD; empty: none */
            issued_on: string;
            /** @description Today, where its day has come and the reminder is not made yet; empty: none is to come */
            next_reminder_on: string;
            number: string;
            /**
             * Format: int64
             * @description What is still to come
             */
            open?: number;
            owner_id: string;
            /** @description The rate of the day, where the currency is another one */
            rate?: components["schemas"]["Rate"];
            reasons: ("number" | "amount" | "payer")[];
            /** @description Day of the last of them; empty: there is none */
            reminded_on: string;
            /**
             * Format: int64
             * @description How many fell due
             */
            reminders: number;
        };
        Publication: {
            /** @description Where the deals of retired stages go: old key to new key, never ahead */
            moved?: {
                [key: string]: string;
            };
            process: components["schemas"]["Process"];
        };
        PublicationDraft: {
            /** @description quote: an answer of this deal that it is taken from */
            feedback_id?: string;
            /** @enum {string} */
            kind: "quote" | "case" | "logo" | "figures";
            /** @description Absent: who gave the feedback */
            person?: string;
            /** @description Absent: the words of the feedback */
            text?: string;
        };
        PublicationEdit: {
            /** @description quote: whose it is, as it is shown */
            person?: string;
            text: string;
        };
        Qualification: {
            answers: components["schemas"]["LeadAnswer"][];
            /**
             * Format: int64
             * @description How many questions there were
             */
            asked: number;
            /** Format: date-time */
            at: string | null;
            by_id: string;
            /**
             * Format: int64
             * @description Percent of what all questions together count; what is not answered counts nothing
             */
            score: number;
            /**
             * @description Empty: nothing was answered
             * @enum {string}
             */
            verdict: "" | "open" | "qualified" | "no_budget" | "knocked_out";
        };
        Question: {
            choices: components["schemas"]["LeadChoice"][];
            help?: {
                [key: string]: string;
            };
            /** @description need and budget are asked by every pipeline */
            key: string;
            text: {
                [key: string]: string;
            };
            /**
             * Format: int64
             * @description How much it counts beside the others; absent: 1
             */
            weight?: number;
        };
        Queued: {
            company_name: string;
            deal_id: string;
            /** @description What the stages so far have written down about the work */
            known: components["schemas"]["Told"][];
            name: string;
            /** Format: int64 */
            number: number;
            /** @description You may open the deal */
            opens: boolean;
            owner_id: string;
            /**
             * Format: date-time
             * @description When it came into the stage
             */
            since: string | null;
            stage: string;
            stage_name: string;
            /** Format: int64 */
            version: number;
        };
        QueuePlace: {
            /** @description The stage of the deal calls one in */
            called: boolean;
            /**
             * Format: int64
             * @description How many deals wait
             */
            length: number;
            /**
             * Format: int64
             * @description From 1; absent: it does not wait
             */
            place?: number;
            /**
             * @description Who is called in
             * @enum {string}
             */
            role: "" | "owner" | "admin" | "manager" | "seller" | "expert" | "delivery" | "delivery_lead" | "finance" | "legal" | "viewer";
            /** Format: date-time */
            since: string | null;
            /** @description Who is on the deal already */
            taken_by: string[];
        };
        Rate: {
            currency: string;
            /** @description YYYY-MM-DD; empty: none */
            day: string;
            /** @description Units of base currency for one unit, as a decimal such as 1.0842 */
            value: string;
        };
        Rates: {
            items: components["schemas"]["Rate"][];
        };
        ReasonSum: {
            /**
             * Format: int64
             * @description In minor units of the base currency
             */
            amount: number;
            /** Format: int64 */
            deals: number;
            reason: string;
        };
        Receivable: {
            /** @enum {string} */
            age: "current" | "1-30" | "31-60" | "61-90" | "90+";
            /**
             * Format: int64
             * @description What was invoiced
             */
            amount?: number;
            /**
             * Format: int64
             * @description What is open, in the firm's currency at the rate below; absent: no rate is known
             */
            base?: number;
            company_id: string;
            company_name: string;
            currency: string;
            /** Format: int64 */
            days_late: number;
            deal_id: string;
            deal_name: string;
            /** Format: int64 */
            deal_number: number;
            /** @description YYYY-MM-DD; empty: none */
            due_on: string;
            invoice_id: string;
            /** @description YYYY-MM-DD; empty: none */
            issued_on: string;
            /** @description Today, where its day has come and the reminder is not made yet; empty: none is to come */
            next_reminder_on: string;
            number: string;
            /**
             * Format: int64
             * @description What is still to come
             */
            open?: number;
            owner_id: string;
            /** @description The rate of the day, where the currency is another one */
            rate?: components["schemas"]["Rate"];
            /** @description Day of the last of them; empty: there is none */
            reminded_on: string;
            /**
             * Format: int64
             * @description How many fell due
             */
            reminders: number;
        };
        Receivables: {
            /** @description By age, in the firm's currency; without currencies that have no rate */
            base: components["schemas"]["AgeSum"][];
            /** @description Of the firm */
            currency: string;
            /** @description The caller may not see amounts: they are left out, and so are the sums */
            hidden: boolean;
            items: components["schemas"]["Receivable"][];
            /** @description Currencies left out of base, as no rate is known */
            no_rate: string[];
            /** @description YYYY-MM-DD; empty: none */
            on: string;
            /** @description By currency and age */
            sums: components["schemas"]["AgeSum"][];
        };
        Record: {
            /**
             * Format: int64
             * @description Won and lost
             */
            closed: number;
            /** Format: int64 */
            won: number;
        };
        ReliabilityBin: {
            /**
             * Format: double
             * @description Share won
             */
            actual: number;
            /**
             * Format: double
             * @description Greatest
             */
            high: number;
            /**
             * Format: double
             * @description Least chance in the bin
             */
            low: number;
            /**
             * Format: double
             * @description Mean chance
             */
            mean: number;
            /** Format: int64 */
            n: number;
        };
        Reminder: {
            /**
             * Format: date-time
             * @description When it fell due
             */
            at: string | null;
            /**
             * Format: int64
             * @description After the invoice was due
             */
            days: number;
            /**
             * Format: date-time
             * @description When somebody reminded the client
             */
            done_at: string | null;
            done_by: string;
            /** @description The money came before anybody reminded the client */
            settled: boolean;
            /**
             * Format: int64
             * @description The first reminder of an invoice is 1
             */
            step: number;
            /** @description Null: the task was removed */
            task_id: string;
        };
        Renewal: {
            /** Format: date-time */
            created_at: string | null;
            deal_id: string;
            /** @description Open, and within 30 days or over */
            due: boolean;
            /** @description YYYY-MM-DD; empty: none */
            due_on: string;
            id: string;
            note: string;
            /** Format: date-time */
            settled_at: string | null;
            settled_by: string;
            /** @enum {string} */
            state: "open" | "renewed" | "lapsed" | "dropped";
        };
        RenewalDraft: {
            /** @description YYYY-MM-DD; empty: none */
            due_on: string;
            note?: string;
        };
        ReplyIn: {
            /** @description Who answers for the client */
            name: string;
            /** @description What is to be changed, or why */
            note?: string;
            /** @enum {string} */
            state: "accepted" | "changes_asked" | "declined";
        };
        ReportedAnswer: {
            /** @enum {string} */
            kind: "contentment" | "final";
            name: string;
            /** @description YYYY-MM-DD; empty: none */
            on: string;
            /** Format: int64 */
            score: number | null;
            words: string;
        };
        ReportedChange: {
            asked_by: string;
            /** @description YYYY-MM-DD; empty: none */
            asked_on: string;
            /** @description YYYY-MM-DD; empty: none */
            decided_on: string;
            title: string;
        };
        ReportedHandover: {
            /** @description YYYY-MM-DD; empty: none */
            on: string;
            to: string;
        };
        ReportedMilestone: {
            /** @description YYYY-MM-DD; empty: none */
            due_on: string;
            /** @description YYYY-MM-DD; empty: none */
            invoiced_on: string;
            /** @enum {string} */
            kind: "prepayment" | "stage" | "date" | "acceptance";
            name: string;
        };
        ReportedPaper: {
            name: string;
            /** @description Empty: not yet */
            signed_on: string;
        };
        ReportedPromise: {
            /**
             * Format: int64
             * @description Beyond its day: so far, or until it was kept
             */
            days_late: number;
            /** @description YYYY-MM-DD; empty: none */
            due_on: string;
            promise: string;
            /** @description YYYY-MM-DD; empty: none */
            settled_on: string;
            /** @enum {string} */
            state: "open" | "kept" | "broken" | "withdrawn";
            to: string;
        };
        ReportedStage: {
            /** @description YYYY-MM-DD; empty: none */
            from: string;
            name: string;
            /** @description Empty: it goes on */
            to: string;
        };
        Request: {
            criterion: string;
            message?: string;
            /** @enum {string} */
            purpose: "approve" | "confirm" | "waive";
        };
        RetellIn: {
            /** @description Scope and plan in 40 characters at least, not in the words of the brief */
            text: string;
        };
        Retelling: {
            /** Format: date-time */
            at: string | null;
            by: string;
            /** Format: date-time */
            decided_at: string | null;
            decided_by: string;
            /** @enum {string} */
            decision: "" | "accepted" | "refused";
            /** @description What was misunderstood */
            reason: string;
            /** Format: int64 */
            seq: number;
            text: string;
        };
        RevenueShare: {
            currency: string;
            /** @description Currencies without an exchange rate, which are left out */
            no_rate: string[];
            /** Format: double */
            percent: number;
            /** @description YYYY-MM-DD; empty: none */
            since: string;
            /**
             * Format: int64
             * @description Minor units
             */
            total: number;
            /**
             * Format: int64
             * @description Minor units
             */
            won: number;
        };
        Reversal: {
            reason: string;
        };
        SampleBody: {
            /**
             * @description Of its texts; it counts where the company is not there yet
             * @enum {string}
             */
            language?: "en" | "ru" | "pl";
        };
        Seat: {
            part: string;
            /** @description Empty: the seat is */
            people: components["schemas"]["DealContact"][];
        };
        SegmentOut: {
            /** @description What to show */
            chance: components["schemas"]["Chance"];
            /** @description Id of the user where the question is by owner; empty: none is given */
            name: string;
            /** @description Its own closed deals */
            record: components["schemas"]["Record"];
            /**
             * Format: double
             * @description (k + mu M)/(n + M), whether shown or not
             */
            shrunk: number;
            /**
             * @description Why the segment has no number of its own
             * @enum {string}
             */
            why: "" | "too_few" | "no_difference";
        };
        SegmentsOut: {
            by: string;
            /** @description The differences are real at 10 %, so that large ones get a number of their own */
            differ: boolean;
            /** @description The most closed deals first */
            each: components["schemas"]["SegmentOut"][];
            /**
             * Format: double
             * @description Win rate of all together
             */
            mean: number;
            /**
             * Format: double
             * @description Tarone's test of differences, one-sided
             */
            p: number;
        };
        SelfCheck: {
            /** Format: date-time */
            at: string | null;
            by: string;
            deal_id: string;
            id: string;
            pipeline_id: string;
            /**
             * Format: int64
             * @description Version that the deal stayed under
             */
            pipeline_version: number;
            signs: components["schemas"]["SignAnswer"][];
            stage: string;
            /**
             * Format: int64
             * @description Number of the stay
             */
            visit: number;
        };
        SelfTest: {
            badly: boolean[];
            well: boolean[];
        };
        Session: {
            /** @description The server's time, where its clock was set elsewhere for a demonstration */
            clock?: string;
            user: components["schemas"]["User"];
            workspace: components["schemas"]["Workspace"];
            /** @description False for a token that may only read */
            writes: boolean;
        };
        Settings: {
            /** @description As it stands on papers, in lines */
            address?: string;
            /** @description Where clients pay to, in lines */
            bank_account?: string;
            /**
             * Format: int64
             * @description Part of a deal's value that its sale may cost before a warning, in percent; absent: 10
             */
            cost_warning_percent?: number;
            /**
             * Format: int64
             * @description Most megabytes of files; absent: 5,120
             */
            files_mb?: number;
            /** @description Stands under every invoice, such as a remark on tax */
            invoice_note?: string;
            /**
             * Format: int64
             * @description Touches of ours after which a lead is let go or decided; absent: 8
             */
            lead_attempts_most?: number;
            /**
             * Format: int64
             * @description Working minutes within which a lead is to be answered; absent: 5
             */
            lead_goal_minutes?: number;
            /**
             * Format: int64
             * @description Working minutes after which that is too late, and the lead passes on; absent: 60
             */
            lead_limit_minutes?: number;
            loss_reasons: components["schemas"]["LossReason"][];
            /**
             * Format: int64
             * @description Closed deals before probabilities are called reliable
             */
            min_deals: number;
            /**
             * Format: int64
             * @description Months of history before probabilities are called reliable
             */
            min_months: number;
            /**
             * Format: int64
             * @description Basis points that an offer is sent with without leave; absent: 1000
             */
            most_discount?: number;
            /** @description Days after an invoice was due on which the client is reminded; absent: 3, 14 and 30; empty: never */
            reminder_days?: number[];
            /**
             * Format: int64
             * @description Of a sample company that an owner made: the firm whose owner it was
             */
            sample_of?: number;
            segments: string[];
            sources: string[];
            tags: string[];
            tax_id?: string;
            working_hours: components["schemas"]["Hours"][];
        };
        SettledRenewal: {
            /** @enum {string} */
            state: "renewed" | "lapsed" | "dropped";
        };
        Settlement: {
            /** @description An activity of the deal that shows it */
            activity_id?: string;
            evidence?: string;
            /** @enum {string} */
            state: "kept" | "broken" | "withdrawn";
        };
        SetupBody: {
            currency: string;
            /** @description The owner's mail address */
            email: string;
            firm: string;
            /** @enum {string} */
            language: "en" | "ru" | "pl";
            /** @description The owner's name */
            name: string;
            /** Format: password */
            password: string;
            /** @description Key of a template; absent: no pipeline yet */
            template?: string;
            time_zone?: string;
            /** @description From the link that the server printed */
            token: string;
            /** @description Key of one of the template's variants */
            variant?: string;
        };
        SetupState: {
            /** @description The clock was set elsewhere: only test workspaces can be made */
            clock_shifted?: boolean;
            /** @description Nobody owns this server yet */
            needed: boolean;
        };
        SheetDeal: {
            /** @description Expected close; of a won deal the day it was won */
            close: string;
            /** Format: int32 */
            credit_days: number;
            deal: components["schemas"]["Deal"];
            /** @description Close plus credit days */
            due: string;
            /**
             * @description Why it stands in no month
             * @enum {string}
             */
            finding: "" | "earlier" | "later" | "overdue" | "no_date" | "no_value" | "no_rate";
            /** @description Month of the cash, where it is one of those shown */
            month: string;
            /**
             * Format: double
             * @description Chance to win, 0 to 100; -1 where its stage has none
             */
            percent: number;
            /** @description Units of base currency for one of the deal's */
            rate?: string;
            /** @description Its stage's name in the caller's language */
            stage: string;
            /** Format: int64 */
            value: number;
            /** Format: int64 */
            weighted: number;
        };
        SheetOut: {
            /** @description YYYY-MM-DD; empty: none */
            as_of: string;
            beside: components["schemas"]["ForecastFigure"][];
            currency: string;
            /** @description Cash by month */
            months: components["schemas"]["ForecastFigure"][];
            rates: components["schemas"]["Rate"][];
            /** Format: int64 */
            rev: number;
            rows: components["schemas"]["SheetDeal"][];
            stages: components["schemas"]["StageSums"][];
            total: components["schemas"]["Sums"];
        };
        ShownLink: {
            /** @description Of this making; the link itself is told once */
            id: string;
            /**
             * Format: int64
             * @description Of the version that it shows; 0: there are no versions
             */
            number: number;
            /** Format: date-time */
            until: string | null;
            url: string;
        };
        ShownReply: {
            /** Format: date-time */
            at: string | null;
            name: string;
            note: string;
        };
        ShownToken: {
            /** Format: date-time */
            created_at: string | null;
            /** Format: date-time */
            expires_at: string | null;
            id: string;
            name: string;
            secret: string;
            user_id: string;
            /** @description Has the write scope */
            writes: boolean;
        };
        ShownWebhook: {
            /** Format: date-time */
            created_at: string | null;
            /** @description Why the last try did not get through, in words; empty: it did */
            error: string;
            /** @description What it is told of, such as deal.moved, deal.* or *.created; empty: everything */
            events: string[];
            /** Format: date-time */
            failing_since: string | null;
            id: string;
            name: string;
            /** @description Shown this once */
            secret: string;
            /** @description Names the secret in force: another one after it was rotated */
            secret_id: string;
            /** @enum {string} */
            state: "on" | "off" | "failing";
            url: string;
            /** Format: int64 */
            version: number;
        };
        SignAnswer: {
            /** @description A sign of a stage done well; else of one done badly */
            good: boolean;
            text: {
                [key: string]: string;
            };
            yes: boolean;
        };
        Snapshot: {
            /** @description In the workspace's time zone */
            day: string;
            id: string;
            /** @description Made by itself, the first thing on its day; otherwise somebody asked for it */
            nightly: boolean;
            note: string;
            /**
             * Format: int64
             * @description It holds everything up to this rev
             */
            rev: number;
            /** Format: date-time */
            taken_at: string | null;
            taken_by?: string;
        };
        Stage: {
            avoid?: {
                [key: string]: string;
            }[];
            called_in?: ("" | "owner" | "admin" | "manager" | "seller" | "expert" | "delivery" | "delivery_lead" | "finance" | "legal" | "viewer")[];
            done_badly?: {
                [key: string]: string;
            }[];
            done_well?: {
                [key: string]: string;
            }[];
            enter?: components["schemas"]["Criterion"][];
            exit?: components["schemas"]["Criterion"][];
            key: string;
            limits?: components["schemas"]["Limits"];
            name: {
                [key: string]: string;
            };
            output?: {
                [key: string]: string;
            };
            /**
             * Format: double
             * @description Cumulative chance to win, or share of the value (basis share)
             */
            percent?: number;
            /**
             * @description Where the percentage comes from
             * @enum {string}
             */
            percent_from?: "source" | "assumed" | "own";
            /** @enum {string} */
            phase: "prospect" | "sell" | "deliver" | "relate";
            /** @enum {string} */
            responsible?: "" | "owner" | "admin" | "manager" | "seller" | "expert" | "delivery" | "delivery_lead" | "finance" | "legal" | "viewer";
            to_do?: {
                [key: string]: string;
            }[];
            why?: {
                [key: string]: string;
            };
        };
        StageBrier: {
            /** Format: double */
            assigned: number;
            /**
             * Format: double
             * @description Of one and the same chance everywhere: the win rate
             */
            base: number;
            /** Format: int64 */
            guesses: number;
        };
        StageEstimate: {
            headline: components["schemas"]["Chance"];
            posterior: components["schemas"]["Chance"];
        };
        StageSize: {
            /** @enum {string} */
            advice: "split" | "merge" | "keep" | "too_few";
            /** Format: int64 */
            ended: number;
            key: string;
            /**
             * Format: double
             * @description Length of stay by Kaplan-Meier; null where half of the stays last longer than anybody has watched
             */
            median_days: number | null;
            name: string;
            /** @description Of the ended stays, those that went on to a later stage or were won */
            passed: components["schemas"]["Chance"];
            /** @description Of the ended stays, those that went back to an earlier stage */
            returned: components["schemas"]["Chance"];
            /** @description What the advice to split rests on */
            signs: string[];
            /**
             * Format: int64
             * @description Stays that were watched, those that go on among them
             */
            stays: number;
            /**
             * Format: double
             * @description Share of stays that end within a day
             */
            within_a_day: number;
        };
        StageSums: {
            /**
             * Format: int64
             * @description By the seller's own chance where given, else by the stage's
             */
            claimed: number;
            /** Format: int64 */
            deals: number;
            key: string;
            name: string;
            pipeline_id: string;
            /**
             * Format: int64
             * @description Stage's share of every value not finished, won ones too
             */
            share: number;
            /**
             * Format: int64
             * @description Contract values in full
             */
            value: number;
            /**
             * Format: int64
             * @description By the stage's chance
             */
            weighted: number;
        };
        StageWork: {
            /**
             * Format: int64
             * @description Minutes that the process grants; absent: no limit
             */
            budget?: number;
            /**
             * Format: int64
             * @description Hours and expenses in the firm's currency
             */
            cost?: number;
            name: string;
            /** @description More than granted */
            over: boolean;
            /** @description It lies before the win line: what is spent here is cost of the sale */
            sale: boolean;
            /**
             * Format: int64
             * @description Minutes worked
             */
            spent: number;
            stage: string;
            /**
             * Format: int64
             * @description Minutes that the deal was in the stage
             */
            stayed: number;
            /** Format: int64 */
            visits: number;
        };
        StatementIn: {
            /** @description The file in base64 */
            content: string;
            /** @description Of amounts that name none; absent: the firm's */
            currency?: string;
            /** @description Name of the file, a CSV or XLSX */
            file: string;
        };
        StatementLine: {
            /** Format: int64 */
            amount: number;
            /** @description A payment was made of this line already */
            booked: boolean;
            currency: string;
            /** @description Names the line, to be sent with the payment: one line is booked once */
            line: string;
            /** @description YYYY-MM-DD; empty: none */
            on: string;
            payer: string;
            /** @description The likeliest first; nothing is booked by them */
            proposals: components["schemas"]["Proposal"][];
            /**
             * Format: int64
             * @description Of the file
             */
            row: number;
            text: string;
        };
        StatementOut: {
            items: components["schemas"]["StatementLine"][];
            /**
             * Format: int64
             * @description Rows without money that came in
             */
            skipped: number;
            /** @description Rows whose amount or day cannot be read: book them by hand */
            unread: components["schemas"]["UnreadLine"][];
        };
        Successor: {
            /** @description Absent: the old deal's */
            name?: string;
            set?: {
                [key: string]: unknown;
            };
        };
        Sum: {
            /** @description Currencies without a rate */
            apart: components["schemas"]["Apart"][];
            /** Format: int64 */
            count: number;
            /**
             * Format: int64
             * @description Minor units of the base currency
             */
            sum: number;
            /**
             * Format: int64
             * @description Value times the percentage of the stage, minor units of the base currency
             */
            weighted: number;
            /**
             * Format: int64
             * @description Deals whose value is not known; they count as deals and add no money
             */
            without_value: number;
        };
        Sums: {
            /**
             * Format: int64
             * @description By the seller's own chance where given, else by the stage's
             */
            claimed: number;
            /** Format: int64 */
            deals: number;
            /**
             * Format: int64
             * @description Stage's share of every value not finished, won ones too
             */
            share: number;
            /**
             * Format: int64
             * @description Contract values in full
             */
            value: number;
            /**
             * Format: int64
             * @description By the stage's chance
             */
            weighted: number;
        };
        Sweep: {
            /** Format: date-time */
            at: string | null;
            by_id: string;
            id: string;
            /**
             * Format: int64
             * @description How many
             */
            leads: number;
            /** @description Leads that somebody changed since: they stay as they are */
            stayed: string[];
            /** Format: date-time */
            undone_at: string | null;
        };
        SweepOrder: {
            leads: string[];
            /** @description A key of the firm's loss_reasons; asked where they do not come back */
            reason?: string;
            /** @description They come back on this day; absent: they are none for the firm */
            recycle_on?: string;
            remark?: string;
        };
        "Take-snapshotRequest": {
            /** @description What it is for */
            note?: string;
        };
        Taking: {
            /** @description Ask its owner what they need: it becomes a task of theirs for the next working day */
            ask?: boolean;
            /** @description In your own words; absent: what they need from you */
            question?: string;
        };
        Task: {
            /** Format: date-time */
            created_at: string | null;
            created_by: string;
            deal_id: string;
            /** Format: date-time */
            done_at: string | null;
            done_by: string;
            /**
             * Format: date-time
             * @description Where the task has a time of day
             */
            due_at: string | null;
            /** @description YYYY-MM-DD; empty: none */
            due_on: string;
            id: string;
            kind: string;
            owner_id: string;
            result: string;
            title: string;
            /** Format: int64 */
            version: number;
        };
        TaskAnswer: {
            done?: boolean;
            /** Format: date-time */
            due_at?: string | null;
            /** @description YYYY-MM-DD; empty: none */
            due_on?: string;
            /** @enum {string} */
            kind?: "call" | "mail" | "meeting" | "to_do";
            owner_id?: string;
            title: string;
        };
        TaskEdit: {
            /** Format: date-time */
            due_at?: string;
            /** @description YYYY-MM-DD; empty: none */
            due_on?: string;
            owner_id?: string;
            title?: string;
        };
        TaxSum: {
            /** Format: int64 */
            net?: number;
            /**
             * Format: int64
             * @description Basis points
             */
            rate?: number;
            /** Format: int64 */
            tax?: number;
        };
        Team: {
            id: string;
            name: string;
            /** Format: int64 */
            version: number;
        };
        Template: {
            about: {
                [key: string]: string;
            };
            /** @description Fields that the criteria ask for */
            fields?: components["schemas"]["CustomField"][];
            key: string;
            name: {
                [key: string]: string;
            };
            pipelines: components["schemas"]["NamedProcess"][];
            variants?: components["schemas"]["Variant"][];
        };
        TemplateGuide: {
            fields: components["schemas"]["MergeField"][];
            /** @description Ready texts in every language; a lawyer must read them before use */
            starts: components["schemas"]["DocumentTemplateDraft"][];
        };
        Timer: {
            deal_id: string;
            deal_name: string;
            /** Format: int64 */
            deal_number: number;
            stage: string;
            /** Format: date-time */
            started_at: string | null;
            what: string;
        };
        TimerDraft: {
            what?: string;
        };
        TodayOut: {
            /** @description Questions that the caller may decide */
            approvals: components["schemas"]["Approval"][];
            /** @description Stages for which this time of the day is kept */
            block: string[];
            blocks: components["schemas"]["DayBlock"][];
            currency: string;
            /** @description YYYY-MM-DD; empty: none */
            day: string;
            /**
             * Format: int64
             * @description Steps that were ended today
             */
            done: number;
            /** @description That wait for the caller, to retell or to decide */
            handovers: components["schemas"]["Handover"][];
            items: components["schemas"]["DayItem"][];
            /**
             * Format: int64
             * @description Working time that is left today
             */
            minutes: number;
            /** @description For finance */
            money: components["schemas"]["MoneyToday"];
            /** @description For who leads: what is wrong with the deals that they see, up to seven */
            needs: components["schemas"]["HealthFinding"][];
            /** @description Whose day it is */
            of: string;
            /** @description For experts: deals that wait for one */
            queue: components["schemas"]["Queued"][];
            /** Format: int64 */
            rev: number;
            /** @description Deals of theirs that rest until a day, the nearest first; up to fifty */
            waiting: components["schemas"]["DayDeal"][];
            /** @description Deals of theirs without a next step, the longest so first; up to fifty */
            without_step: components["schemas"]["DayDeal"][];
            /** @description The firm works today */
            works: boolean;
        };
        ToInvoice: {
            /**
             * Format: int64
             * @description Still to be invoiced, in minor units
             */
            amount: number;
            company_name: string;
            currency: string;
            deal_id: string;
            deal_name: string;
            /** Format: int64 */
            deal_number: number;
            /** @description The draft, where there is one */
            invoice_id: string;
            /** @enum {string} */
            kind: "" | "prepayment" | "stage" | "date" | "acceptance";
            /** @description null: a draft without one */
            milestone_id: string;
            /** @description Name of the milestone, or text of the draft */
            what: string;
        };
        Token: {
            /** Format: date-time */
            created_at: string | null;
            /** Format: date-time */
            expires_at: string | null;
            id: string;
            name: string;
            user_id: string;
            /** @description Has the write scope */
            writes: boolean;
        };
        Told: {
            label: string;
            text: string;
        };
        TraitOut: {
            /** @description Of a waiver or debt */
            criterion?: string;
            /** @description A sign of a stage done well */
            good?: boolean;
            /** @enum {string} */
            kind: "sign" | "waiver" | "debt" | "answer";
            /** @description The text in the caller's language */
            name: string;
            /**
             * Format: double
             * @description Fisher's exact test, two-sided
             */
            p: number;
            /** @enum {string} */
            says: "wins" | "losses" | "nothing" | "too_few";
            /** @description Of a sign */
            stage?: string;
            stage_name?: string;
            text: {
                [key: string]: string;
            };
            /** @description Deals that had it */
            with: components["schemas"]["Endings"];
            /** @description Win rate with it; null where no such deal is closed */
            with_rate: components["schemas"]["Chance"];
            /** @description Deals that were asked and had it not */
            without: components["schemas"]["Endings"];
            without_rate: components["schemas"]["Chance"];
        };
        TraitsOut: {
            items: components["schemas"]["TraitOut"][];
            pipeline_id: string;
        };
        Transition: {
            /** @enum {string} */
            asks?: "passed" | "left" | "later";
            /** @description Stage key or *; not for starts */
            from?: string;
            /** @description Stage key or * */
            to: string;
            /** @enum {string} */
            way: "skip" | "back" | "start";
        };
        TypedCode: {
            /** @description Six digits that the app shows */
            code: string;
        };
        UnmetCriterion: {
            action: components["schemas"]["Action"];
            /** @description Asked to enter the target, not to leave */
            entering?: boolean;
            help?: string;
            /** @description The criterion's key */
            id: string;
            kind: string;
            level: string;
            /** @description The caller may leave it open as a debt, with a reason and a date */
            may_defer: boolean;
            /** @description The caller may waive it in the move, with a reason */
            may_waive: boolean;
            /** @description An earlier move left it open: the reason and the day that were given then */
            owed?: components["schemas"]["Debt"];
            /** @description Somebody has been asked already */
            requested?: boolean;
            stage: string;
            /** @description In the caller's language */
            text: string;
            waived_by?: ("" | "owner" | "admin" | "manager" | "seller" | "expert" | "delivery" | "delivery_lead" | "finance" | "legal" | "viewer")[];
        };
        UnreadLine: {
            /** @description Head of the column that cannot be read */
            column: string;
            /**
             * Format: int64
             * @description Of the file
             */
            row: number;
            value: string;
        };
        User: {
            active: boolean;
            /** @description Parts of the day that the person keeps for deals in some stages */
            blocks: components["schemas"]["DayBlock"][];
            /**
             * Format: int64
             * @description Open deals that the person can stay on top of; 0: not set
             */
            capacity: number;
            /** Format: date-time */
            created_at: string | null;
            email: string;
            /**
             * Format: int64
             * @description Minor units of the base currency; for days before the first of its dated ones
             */
            hourly_cost: number | null;
            id: string;
            /** @description Has set a password */
            joined: boolean;
            /** @enum {string} */
            language: "en" | "ru" | "pl";
            name: string;
            roles: ("" | "owner" | "admin" | "manager" | "seller" | "expert" | "delivery" | "delivery_lead" | "finance" | "legal" | "viewer")[];
            /** @description Signs in with a code besides the password; owners, admins and the person learn it */
            second_factor: boolean;
            /** @enum {string} */
            sees: "own" | "team" | "all";
            team_id: string;
            time_zone: string;
            /** Format: int64 */
            version: number;
        };
        UserPatch: {
            active?: boolean;
            /** @description Parts of the day kept for deals in some stages */
            blocks?: components["schemas"]["DayBlock"][];
            /** Format: int64 */
            capacity?: number;
            email?: string;
            /**
             * Format: int64
             * @description Before the first dated one; -1: not known
             */
            hourly_cost?: number;
            /** @enum {string} */
            language?: "en" | "ru" | "pl";
            name?: string;
            roles?: ("" | "owner" | "admin" | "manager" | "seller" | "expert" | "delivery" | "delivery_lead" | "finance" | "legal" | "viewer")[];
            /** @enum {string} */
            sees?: "own" | "team" | "all";
            /** @description Empty text: no team */
            team_id?: string;
            time_zone?: string;
        };
        Variant: {
            about: {
                [key: string]: string;
            };
            /** @description Keys of stages left out */
            drop?: string[];
            insert?: components["schemas"]["Insertion"][];
            key: string;
            name: {
                [key: string]: string;
            };
            /** @description In place of the process's own, where given */
            transitions?: components["schemas"]["Transition"][];
        };
        Visit: {
            debts?: components["schemas"]["Debt"][];
            /** Format: date-time */
            entered_at: string | null;
            entered_by: string;
            imported?: boolean;
            /** Format: date-time */
            left_at: string | null;
            left_by: string;
            /** @description Criteria that were met on the way in */
            met?: string[];
            pipeline_id: string;
            /** Format: int64 */
            pipeline_version: number;
            reason?: string;
            /** Format: int64 */
            seq: number;
            stage: string;
            void?: boolean;
            waived?: components["schemas"]["Waiver"][];
            /** @enum {string} */
            way: "start" | "forward" | "skip" | "back" | "reopen" | "publish" | "import";
        };
        Waiting: {
            reason: string;
            /** @description YYYY-MM-DD; empty: none */
            until: string;
        };
        Waiver: {
            readonly by?: string;
            criterion: string;
            reason: string;
        };
        WaterfallOut: {
            /** @description Absent: now */
            after?: components["schemas"]["Snapshot"];
            before: components["schemas"]["Snapshot"];
            /** @description Only reasons that there were */
            changes: components["schemas"]["ReasonSum"][];
            closing: components["schemas"]["DealSum"];
            currency: string;
            measure: string;
            opening: components["schemas"]["DealSum"];
            /** @description Deals won in between, also those that came in between, at their value in full */
            won: components["schemas"]["DealSum"];
        };
        WaterfallRow: {
            /**
             * Format: int64
             * @description In minor units of the base currency
             */
            amount: number;
            /** @description Absent: it is gone, or somebody else's now */
            deal?: components["schemas"]["Deal"];
            /** Format: int64 */
            number: number;
            reason: string;
        };
        Webhook: {
            /** Format: date-time */
            created_at: string | null;
            /** @description Why the last try did not get through, in words; empty: it did */
            error: string;
            /** @description What it is told of, such as deal.moved, deal.* or *.created; empty: everything */
            events: string[];
            /** Format: date-time */
            failing_since: string | null;
            id: string;
            name: string;
            /** @description Names the secret in force: another one after it was rotated */
            secret_id: string;
            /** @enum {string} */
            state: "on" | "off" | "failing";
            url: string;
            /** Format: int64 */
            version: number;
        };
        WebhookPatch: {
            /** @description Such as deal.moved, deal.* or *.created; empty: everything */
            events?: string[];
            name?: string;
            /** @enum {string} */
            state?: "on" | "off";
            url?: string;
        };
        Work: {
            /** Format: int64 */
            cost?: number;
            /** Format: int64 */
            cost_of_sale?: number;
            /** @description Of the firm: all costs are in it */
            currency: string;
            deal_id: string;
            /** @description The newest first */
            expenses: components["schemas"]["Expense"][];
            /** @description You may not know costs: they are left out */
            hidden: boolean;
            /** @description The newest first */
            hours: components["schemas"]["HourEntry"][];
            /**
             * Format: int64
             * @description Value less cost
             */
            margin?: number;
            /**
             * Format: int64
             * @description Worked in all
             */
            minutes: number;
            /** @description Currencies of expenses without an exchange rate: in no cost here */
            no_rate: string[];
            /**
             * Format: int64
             * @description Part of the value that the sale may cost, in percent
             */
            percent: number;
            /**
             * Format: int64
             * @description Worked before the win line
             */
            sale_minutes: number;
            /** @description In the order in which the deal came to them */
            stages: components["schemas"]["StageWork"][];
            /** @description Your own, if it runs on this deal */
            timer: components["schemas"]["Timer"];
            /**
             * Format: int64
             * @description Minutes of which no hourly cost is known: in no cost here
             */
            unpriced_minutes: number;
            /**
             * Format: int64
             * @description Of the deal, in the firm's currency; absent: unknown, or without a rate
             */
            value?: number;
            /**
             * @description Why the sale costs too much; empty: it does not
             * @enum {string}
             */
            warning: "" | "margin" | "share" | "hours";
        };
        Workspace: {
            /** Format: date-time */
            created_at: string | null;
            currency: string;
            /**
             * Format: int64
             * @description First month of the fiscal year
             */
            fiscal_month: number;
            /** Format: int64 */
            id: number;
            /** @enum {string} */
            kind: "real" | "sample" | "test";
            /** @enum {string} */
            language: "en" | "ru" | "pl";
            name: string;
            /** Format: int64 */
            rev: number;
            settings: components["schemas"]["Settings"];
            time_zone: string;
            /** Format: int64 */
            version: number;
        };
        WorkspacePatch: {
            /** @description As it stands on papers, in lines */
            address?: string;
            /** @description Where clients pay to, in lines */
            bank_account?: string;
            /**
             * Format: int64
             * @description Part of a deal's value that its sale may cost before a warning, in percent
             */
            cost_warning_percent?: number;
            /** @description Base currency; fixed as soon as there are deals or rates */
            currency?: string;
            /**
             * Format: int64
             * @description Most megabytes of files
             */
            files_mb?: number;
            /** Format: int64 */
            fiscal_month?: number;
            /** @description Stands under every invoice */
            invoice_note?: string;
            /** @enum {string} */
            language?: "en" | "ru" | "pl";
            /**
             * Format: int64
             * @description Touches of ours after which a lead is let go or decided
             */
            lead_attempts_most?: number;
            /**
             * Format: int64
             * @description Working minutes within which a lead is to be answered
             */
            lead_goal_minutes?: number;
            /**
             * Format: int64
             * @description Working minutes after which that is too late, and the lead passes on
             */
            lead_limit_minutes?: number;
            loss_reasons?: components["schemas"]["LossReason"][];
            /** Format: int64 */
            min_deals?: number;
            /** Format: int64 */
            min_months?: number;
            /**
             * Format: int64
             * @description Basis points that an offer is sent with without leave
             */
            most_discount?: number;
            name?: string;
            /** @description Days after an invoice was due on which the client is reminded; empty: never */
            reminder_days?: number[];
            segments?: string[];
            sources?: string[];
            tags?: string[];
            tax_id?: string;
            time_zone?: string;
            working_hours?: components["schemas"]["Hours"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "get-adviser": {
        parameters: {
            query: {
                /** @description Deals and visits as they stood at the end of that day; absent: today */
                as_of?: string;
                /** @description Averaging window by day of closing */
                closed_from?: string;
                /** @description YYYY-MM-DD; empty: none */
                closed_to?: string;
                /** @description Such as owner:me,stage:offer..decision,amount:>100000,next:none,age:>30 */
                filter?: string;
                pipeline: string;
            };
            header?: {
                /** @description The answer holds at least this rev */
                "Hummock-Rev"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdviserOut"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsApproval"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decision"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "verify-audit": {
        parameters: {
            query?: {
                /** @description Head that an earlier call gave: go on from there */
                from?: string;
                /** @description Head that was kept at an earlier time, REV:HASH: the chain must come by it */
                kept?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Audit"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "report-breach": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/reports+json": string;
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "bulk-move": {
        parameters: {
            query?: never;
            header: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkOrder"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsBulkResult"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "bulk-undo": {
        parameters: {
            query?: never;
            header: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkWay"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsBulkResult"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-calibration": {
        parameters: {
            query: {
                /** @description Deals and visits as they stood at the end of that day; absent: today */
                as_of?: string;
                /** @description Also compare the win rates of these */
                by?: "" | "segment" | "source" | "owner";
                /** @description Averaging window by day of closing */
                closed_from?: string;
                /** @description YYYY-MM-DD; empty: none */
                closed_to?: string;
                /** @description Such as owner:me,stage:offer..decision,amount:>100000,next:none,age:>30 */
                filter?: string;
                pipeline: string;
            };
            header?: {
                /** @description The answer holds at least this rev */
                "Hummock-Rev"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalibrationOut"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "decide-change-request": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeVerdict"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-changes": {
        parameters: {
            query?: {
                /** @description The newest rev that is known already */
                since?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Changes"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "drop-change": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "answer-feedback-link": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeedbackIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientPage"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-client-file": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkIn"];
            };
        };
        responses: {
            /** @description The file's bytes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "open-client-link": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientPage"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "preview-client-file": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": string;
            };
        };
        responses: {
            /** @description The file's bytes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "answer-client-link": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientPage"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-companies": {
        parameters: {
            query?: {
                /** @description Cursor that the page before gave */
                after?: string;
                limit?: number;
                /** @description Part of the name */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOutCompany"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "create-company": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-company": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyPage"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "edit-company": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "note-change": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeEventDraft"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "add-division": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DivisionDraft"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-contacts": {
        parameters: {
            query?: {
                /** @description Cursor that the page before gave */
                after?: string;
                company_id?: string;
                limit?: number;
                /** @description Part of the name */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOutContact"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "create-contact": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-contact": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "edit-contact": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "convert-chances": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Chances"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chances"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-cost-warnings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsCostWarning"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-dead-leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsDeadLead"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-deals": {
        parameters: {
            query?: {
                /** @description Cursor that the page before gave */
                after?: string;
                /** @description YYYY-MM-DD; empty: none */
                as_of?: string;
                /** @description Such as owner:me,stage:offer..decision,amount:>100000,next:none,age:>30 */
                filter?: string;
                limit?: number;
                /** @description Such as value, or -value for the largest first */
                sort?: string;
            };
            header?: {
                /** @description The answer holds at least this rev */
                "Hummock-Rev"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DealList"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "create-deal": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DealDraft"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-deal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id, or number such as D-1042 */
                deal: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DealPage"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "edit-deal": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "log-activity": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActivityAnswer"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activity"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-after-work": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterWork"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Answer"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Request"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-change-requests": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsChangeRequest"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "add-change-request": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeDraft"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "link-contact": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsDealContact"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "unlink-contact": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contact: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsDealContact"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-documents": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsDocument"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "add-document": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DocumentDraft"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "make-document": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FromTemplateIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "hold-interview": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExitDraft"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "add-expense": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExpenseDraft"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Work"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "ask-feedback": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeedbackDraft"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "set-figures": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FiguresIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "offer-handover": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfferIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Handover"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "log-hours": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HourDraft"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Work"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "create-invoice": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewInvoice"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "set-left-out": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeftOutIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "open-linked": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkedDraft"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "close-deal": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Closing"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reopen-deal": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-mails": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DealMails"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "write-mail": {
        parameters: {
            query?: never;
            header: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailDraft"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutgoingMail"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-account": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "move-deal": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveOrder"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "check-move": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                to: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsCheck"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "undo-move": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-negotiation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Negotiation"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-point": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                field: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PointEdit"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "write-letter": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-offers": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsOffer"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "add-offer": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOffer"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "book-payment": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPayment"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "set-plan": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "add-promise": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromiseDraft"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "add-publication": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublicationDraft"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-queue-place": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueuePlace"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "add-renewal": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenewalDraft"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-report": {
        parameters: {
            query?: {
                /** @description Absent: the client's */
                language?: "en" | "ru" | "pl";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PerformanceReport"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "print-report": {
        parameters: {
            query?: {
                /** @description Absent: the client's */
                language?: "en" | "ru" | "pl";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The PDF */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "check-self": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SelfTest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "succeed-deal": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Successor"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "take-deal": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Taking"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Queued"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "add-task": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskAnswer"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-timeline": {
        parameters: {
            query?: {
                /** @description Milliseconds since 1970: only what happened earlier */
                before?: number;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsMoment"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "start-timer": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TimerDraft"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    wait: {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Waiting"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "stop-waiting": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-work": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Work"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "edit-division": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DivisionDraft"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "drop-division": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-document-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsDocumentTemplate"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "add-document-template": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DocumentTemplateDraft"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentTemplate"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "edit-document-template": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DocumentTemplateDraft"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentTemplate"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-template-guide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateGuide"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "edit-document": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DocumentEdit"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "link-document": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownLink"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "step-document": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DocumentMove"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "follow-events": {
        parameters: {
            query?: {
                /** @description The newest rev that is known already */
                since?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A message for each change, its data as list-changes gives it; an event called reset where too much happened to tell, and one called scope where the reader sees more or less than before: lists are read anew */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "remove-expense": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Work"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export: {
        parameters: {
            query?: {
                /** @description Deals as they stood at the end of that day, with the values and close dates of now; absent: today */
                as_of?: string;
                /** @description The line to read first; all are always given */
                basis?: "claimed" | "weighted" | "share";
                /** @description Such as owner:me,stage:offer..decision,amount:>100000,next:none,age:>30 */
                filter?: string;
                format?: "csv" | "xlsx" | "json";
                /** @description First month; absent: the month of as_of */
                from?: string;
                /** @description booked: when deals close; cash: when their money falls due */
                lens?: "booked" | "cash";
                months?: number;
                /** @description Absent: all pipelines for sales */
                pipeline?: string;
                /** @description Losses and exit interviews: closed from that day on; absent: within the last twelve months */
                since?: string;
                /** @description Losses and exit interviews: closed until that day; absent: today */
                until?: string;
            };
            header?: {
                /** @description The answer holds at least this rev */
                "Hummock-Rev"?: string;
            };
            path: {
                what: "leads" | "lead-report" | "deals" | "history" | "documents" | "funnel-sheet" | "forecast" | "invoices" | "payments" | "receivables" | "promises" | "handovers" | "losses" | "exit-interviews" | "self-checks" | "hours" | "expenses" | "costs" | "offers" | "change-requests" | "materials" | "document-templates" | "feedback" | "results" | "portfolio" | "negotiation" | "companies" | "contacts" | "products" | "plans" | "renewals" | "divisions" | "client-changes" | "card-links" | "health" | "today" | "everything";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    "Content-Type"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "answer-feedback": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeedbackAnswer"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "link-feedback": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownLink"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsCustomField"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "create-field": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomField"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomField"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "edit-field": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                key: string;
                noun: "deal" | "company" | "contact";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FieldPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomField"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "upload-file": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description PDF, PNG, JPEG, WebP, DOCX, XLSX, ODT, TXT or CSV, 25 MB at most
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["File"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-file": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file's bytes; parts of it where Range asks for them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "preview-file": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file's bytes; parts of it where Range asks for them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-forecast": {
        parameters: {
            query?: {
                /** @description Deals as they stood at the end of that day, with the values and close dates of now; absent: today */
                as_of?: string;
                /** @description The line to read first; all are always given */
                basis?: "claimed" | "weighted" | "share";
                /** @description Such as owner:me,stage:offer..decision,amount:>100000,next:none,age:>30 */
                filter?: string;
                /** @description First month; absent: the month of as_of */
                from?: string;
                /** @description booked: when deals close; cash: when their money falls due */
                lens?: "booked" | "cash";
                months?: number;
                /** @description Absent: all pipelines for sales */
                pipeline?: string;
            };
            header?: {
                /** @description The answer holds at least this rev */
                "Hummock-Rev"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForecastOut"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-outlook": {
        parameters: {
            query?: {
                /** @description Deals as they stood at the end of that day, with the values and close dates of now; absent: today */
                as_of?: string;
                /** @description The line to read first; all are always given */
                basis?: "claimed" | "weighted" | "share";
                /** @description Such as owner:me,stage:offer..decision,amount:>100000,next:none,age:>30 */
                filter?: string;
                /** @description First month; absent: the month of as_of */
                from?: string;
                /** @description booked: when deals close; cash: when their money falls due */
                lens?: "booked" | "cash";
                months?: number;
                /** @description Absent: all pipelines for sales */
                pipeline?: string;
                /** @description In minor units of the base currency; absent: none */
                target?: number;
            };
            header?: {
                /** @description The answer holds at least this rev */
                "Hummock-Rev"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutlookOut"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-forecast-rows": {
        parameters: {
            query: {
                /** @description Deals as they stood at the end of that day, with the values and close dates of now; absent: today */
                as_of?: string;
                /** @description The line to read first; all are always given */
                basis?: "claimed" | "weighted" | "share";
                cell: string;
                /** @description Such as owner:me,stage:offer..decision,amount:>100000,next:none,age:>30 */
                filter?: string;
                /** @description First month; absent: the month of as_of */
                from?: string;
                /** @description booked: when deals close; cash: when their money falls due */
                lens?: "booked" | "cash";
                months?: number;
                /** @description Absent: all pipelines for sales */
                pipeline?: string;
            };
            header?: {
                /** @description The answer holds at least this rev */
                "Hummock-Rev"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForecastRows"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-funnel": {
        parameters: {
            query: {
                /** @description Deals and visits as they stood at the end of that day; absent: today */
                as_of?: string;
                /** @description Averaging window by day of closing */
                closed_from?: string;
                /** @description YYYY-MM-DD; empty: none */
                closed_to?: string;
                /** @description Such as owner:me,stage:offer..decision,amount:>100000,next:none,age:>30 */
                filter?: string;
                pipeline: string;
            };
            header?: {
                /** @description The answer holds at least this rev */
                "Hummock-Rev"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FunnelOut"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-funnel-sheet": {
        parameters: {
            query?: {
                /** @description Deals as they stood at the end of that day, with the values and close dates of now; absent: today */
                as_of?: string;
                /** @description The line to read first; all are always given */
                basis?: "claimed" | "weighted" | "share";
                /** @description Such as owner:me,stage:offer..decision,amount:>100000,next:none,age:>30 */
                filter?: string;
                /** @description First month; absent: the month of as_of */
                from?: string;
                /** @description booked: when deals close; cash: when their money falls due */
                lens?: "booked" | "cash";
                months?: number;
                /** @description Absent: all pipelines for sales */
                pipeline?: string;
            };
            header?: {
                /** @description The answer holds at least this rev */
                "Hummock-Rev"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SheetOut"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "export-funnel-sheet": {
        parameters: {
            query?: {
                /** @description Deals as they stood at the end of that day, with the values and close dates of now; absent: today */
                as_of?: string;
                /** @description The line to read first; all are always given */
                basis?: "claimed" | "weighted" | "share";
                /** @description Such as owner:me,stage:offer..decision,amount:>100000,next:none,age:>30 */
                filter?: string;
                /** @description First month; absent: the month of as_of */
                from?: string;
                /** @description booked: when deals close; cash: when their money falls due */
                lens?: "booked" | "cash";
                months?: number;
                /** @description Absent: all pipelines for sales */
                pipeline?: string;
            };
            header?: {
                /** @description The answer holds at least this rev */
                "Hummock-Rev"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    "Content-Type"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-handovers": {
        parameters: {
            query?: {
                /** @description give: of your own deals; take: those that you are to take over */
                mine?: "give" | "take";
                /** @description hanging: open, and unanswered for more than two working days; absent: whatever is open */
                state?: "offered" | "retold" | "refused" | "accepted" | "withdrawn" | "hanging";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsHandover"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "decide-handover": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandoverDecision"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Handover"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retell: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetellIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Handover"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-health": {
        parameters: {
            query?: {
                /** @description Absent: everybody whom the caller may see */
                owner?: string;
                /** @description Absent: all of them */
                pipeline?: string;
                /** @description Only the findings of this rule, with all that shows them */
                rule?: string;
            };
            header?: {
                /** @description The answer holds at least this rev */
                "Hummock-Rev"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthOut"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-holidays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Calendar"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-holidays": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Holidays"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Calendar"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-hourly-costs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListingHourlyCost"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-hourly-cost": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HourlyCost"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListingHourlyCost"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "remove-hours": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Work"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "edit-hours": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HourEdit"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Work"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsImport"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "create-import": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /** @description Add stages that the pipeline does not know */
                    create_stages?: boolean;
                    file: string[];
                    /** @description From this day on the files hold every deal that was closed */
                    history_from?: string;
                    /** @description Name of the pipeline for deals; an unknown one is made */
                    pipeline?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-import": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "drop-import": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-bad-rows": {
        parameters: {
            query?: {
                file?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    "Content-Type"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cancel-import": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "commit-import": {
        parameters: {
            query?: never;
            header: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key": string;
                /** @description Version that was looked at; absent: the newest */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "map-import": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportMapping"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "preview-import": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
                /** @description Version that was looked at; absent: the newest */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-import-rows": {
        parameters: {
            query?: {
                /** @description Number of the row before the first */
                after?: number;
                /** @description Place of the file in the import, from 0; -1: what rows made along the way */
                file?: number;
                limit?: number;
                /** @description Only rows of which this became */
                state?: "created" | "updated" | "unchanged" | "bad" | "undone" | "kept";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsImportRow"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "undo-import": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-import-fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsFieldsOf"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accept-invitation": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Acceptance"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "drop-invoice": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "credit-invoice": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCredit"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "issue-invoice": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-invoice-pdf": {
        parameters: {
            query?: {
                /** @description One of its credit notes, in place of the invoice */
                credit_id?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The PDF */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-reminder-pdf": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                step: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The PDF */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "send-invoice": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-lead-forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsLeadForm"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "create-lead-form": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeadFormDraft"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeadForm"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "edit-lead-form": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeadFormDraft"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeadForm"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-leads": {
        parameters: {
            query?: {
                /** @description Cursor that the page before gave */
                after?: string;
                /** @description Only those whose first answer came too late, or is too late already */
                breached?: boolean;
                limit?: number;
                owner_id?: string;
                /** @description Only those of nobody */
                pool?: boolean;
                /** @description Part of number, name, company, mail address or phone */
                q?: string;
                /** @description urgent: the least time left to answer first */
                sort?: "newest" | "urgent";
                source?: string;
                /** @description open: new and working */
                status?: "open" | "new" | "working" | "converted" | "disqualified" | "recycled" | "quarantined" | "merged";
                /** @description What the answers about them come to */
                verdict?: "open" | "qualified" | "no_budget" | "knocked_out";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOutLead"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "create-lead": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeadDraft"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lead"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-lead": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeadPage"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "edit-lead": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeadPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lead"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "answer-lead": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeadTouch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lead"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "assign-lead": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeadTo"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lead"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "convert-lead": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Conversion"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Converted"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "disqualify-lead": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeadOut"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lead"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "qualify-lead": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeadAnswers"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lead"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "recycle-lead": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeadLater"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lead"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reopen-lead": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lead"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "take-lead": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lead"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-lead-look-alikes": {
        parameters: {
            query?: {
                status?: "open" | "new" | "working" | "recycled" | "disqualified";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsLeadLookAlikes"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-look-alikes": {
        parameters: {
            query?: {
                company_name?: string;
                email?: string;
                /** @description A contact or company; absent: what follows is known */
                id?: string;
                /** @description Of a person */
                name?: string;
                /** @description Only these; with id: what it is */
                noun?: "lead" | "contact" | "company";
                phone?: string;
                tax_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsLookAlike"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-losses": {
        parameters: {
            query?: {
                /** @description Absent: twelve months ago */
                from?: string;
                /** @description Absent: today */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Losses"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-mail-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailSettings"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-mail-settings": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailSettingsDraft"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailSettings"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "try-mail-settings": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "undo-mail": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutgoingMail"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "resend-mail": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutgoingMail"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "confirm-mail": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutgoingMail"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-materials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsMaterial"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "add-material": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MaterialDraft"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Material"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "edit-material": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MaterialDraft"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Material"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "remove-material": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "do-material": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OnIDStruct { Done bool \"json:\\\"done\\\"\" }Body"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Material"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "confirm-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TypedCode"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupCodes"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "offer-factor": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnPassword"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferedFactor"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "renew-backup-codes": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnProof"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupCodes"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "remove-factor": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnProof"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-merges": {
        parameters: {
            query: {
                noun: "lead" | "contact" | "company";
                survivor_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsMerge"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    merge: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeOrder"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Merge"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "undo-merge": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Merge"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-missing-cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsMissingCard"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "open-missing-cards": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsMissingCard"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "ask-discount": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DiscountIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "compare-offer": {
        parameters: {
            query: {
                /** @description Number of the earlier version */
                from: number;
                /** @description Number of the later version */
                to: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferComparison"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "edit-offer": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfferEdit"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "link-offer": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownLink"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "preview-offer": {
        parameters: {
            query?: {
                /** @description Of the version; absent: the newest */
                number?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The PDF */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reply-offer": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplyIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "send-offer": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reverse-payment": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reversal"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-pipelines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsPipeline"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "create-pipeline": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PipelineIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsPipeline"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-pipeline": {
        parameters: {
            query?: {
                /** @description 0 or absent: the one in force */
                version?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pipeline"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-backtest": {
        parameters: {
            query: {
                /** @description Days of the past with commas between them, 60 at most, such as 2026-03-31,2026-06-30 */
                as_of: string;
                /** @description Such as owner:me,stage:offer..decision,amount:>100000,next:none,age:>30 */
                filter?: string;
                /** @description From this day on every closed deal is known; absent: the day on which the first was closed */
                history_from?: string;
                /** @description With the deals */
                rows?: boolean;
                /** @description Of the bootstrap: the same seed gives the same intervals */
                seed?: number;
            };
            header?: {
                /** @description The answer holds at least this rev */
                "Hummock-Rev"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BacktestOut"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-board": {
        parameters: {
            query?: {
                /** @description Day of the exchange rates; absent: today */
                as_of?: string;
                /** @description First cards of each stage */
                cards?: number;
                /** @description Such as owner:me,stage:offer..decision,amount:>100000,next:none,age:>30 */
                filter?: string;
                /** @description columns: all cards, up to 5,000, as columns */
                shape?: "cards" | "columns";
            };
            header?: {
                /** @description The answer holds at least this rev */
                "Hummock-Rev"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Board"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "publish-version": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Publication"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pipeline"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-portfolio": {
        parameters: {
            query?: {
                company_id?: string;
                product_id?: string;
                /** @description granted: what may be shown */
                shown?: "granted" | "not_granted";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsPublication"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-products": {
        parameters: {
            query?: {
                /** @description Cursor that the page before gave */
                after?: string;
                limit?: number;
                /** @description Part of the name */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOutProduct"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "create-product": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "edit-product": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-promises": {
        parameters: {
            query?: {
                /** @description Only those that you are to keep */
                mine?: boolean;
                /** @description Absent: every state */
                state?: "open" | "overdue" | "kept" | "broken" | "withdrawn";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsPromise"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "edit-promise": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromiseEdit"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "settle-promise": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Settlement"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "edit-publication": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublicationEdit"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "remove-publication": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "set-permission": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PermissionMove"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsQueued"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListingRate"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-rates": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rates"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListingRate"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "remove-rate": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                currency: string;
                /** @description YYYY-MM-DD; empty: none */
                day: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListingRate"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-receivables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receivables"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "settle-renewal": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettledRenewal"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-costs": {
        parameters: {
            query?: {
                by?: "company" | "product" | "source" | "owner";
                /** @description Deals that began on this day or later; absent: all */
                from?: string;
                /** @description Deals that began on this day or earlier; absent: all */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CostReport"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-lead-report": {
        parameters: {
            query?: {
                /** @description First day of arrival; absent: ninety days before the last */
                from?: string;
                /** @description Last day of arrival; absent: today */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeadReportOut"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search: {
        parameters: {
            query?: {
                limit?: number;
                q?: string;
            };
            header?: {
                /** @description The answer holds at least this rev */
                "Hummock-Rev"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Found"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sign-in": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "change-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupState"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "set-up": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetupBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsSnapshot"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "take-snapshot": {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer holds at least this rev */
                "Hummock-Rev"?: string;
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Take-snapshotRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "match-statement": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatementIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementOut"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-sweeps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsSweep"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sweep-leads": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SweepOrder"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sweep"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "undo-sweep": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sweep"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "drop-task": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "edit-task": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskEdit"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "complete-task": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Completion"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsTeam"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "create-team": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Named"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "rename-team": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Named"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsTemplate"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-timer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "stop-timer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-today": {
        parameters: {
            query?: {
                /** @description Absent: the caller */
                of?: string;
            };
            header?: {
                /** @description The answer holds at least this rev */
                "Hummock-Rev"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TodayOut"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsToken"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "create-token": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewToken"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownToken"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "revoke-token": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-traits": {
        parameters: {
            query: {
                pipeline: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TraitsOut"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsUser"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "create-user": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUser"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-user": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "edit-user": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "preview-departure": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Handed"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    depart: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Departure"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Handed"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "invite-user": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "take-factor": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-waterfall": {
        parameters: {
            query?: {
                /** @description Snapshot to end with; absent: the deals as they are now */
                after?: string;
                /** @description Snapshot to begin with; absent: the newest that is a week old, or else the oldest */
                before?: string;
                /** @description First month of the expected close; absent: any time, or none */
                from?: string;
                measure?: "value" | "claimed" | "weighted";
                /** @description With from */
                months?: number;
                /** @description Absent: all pipelines for sales */
                pipeline?: string;
            };
            header?: {
                /** @description The answer holds at least this rev */
                "Hummock-Rev"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaterfallOut"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "export-waterfall": {
        parameters: {
            query?: {
                /** @description Snapshot to end with; absent: the deals as they are now */
                after?: string;
                /** @description Snapshot to begin with; absent: the newest that is a week old, or else the oldest */
                before?: string;
                /** @description First month of the expected close; absent: any time, or none */
                from?: string;
                measure?: "value" | "claimed" | "weighted";
                /** @description With from */
                months?: number;
                /** @description Absent: all pipelines for sales */
                pipeline?: string;
            };
            header?: {
                /** @description The answer holds at least this rev */
                "Hummock-Rev"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    "Content-Type"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-waterfall-rows": {
        parameters: {
            query: {
                /** @description Snapshot to end with; absent: the deals as they are now */
                after?: string;
                /** @description Snapshot to begin with; absent: the newest that is a week old, or else the oldest */
                before?: string;
                /** @description First month of the expected close; absent: any time, or none */
                from?: string;
                measure?: "value" | "claimed" | "weighted";
                /** @description With from */
                months?: number;
                /** @description Absent: all pipelines for sales */
                pipeline?: string;
                reason: string;
            };
            header?: {
                /** @description The answer holds at least this rev */
                "Hummock-Rev"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsWaterfallRow"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-webhook-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsString"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsWebhook"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "create-webhook": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWebhook"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownWebhook"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-webhook": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "remove-webhook": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "edit-webhook": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-deliveries": {
        parameters: {
            query?: {
                limit?: number;
                /** @description Absent: all */
                state?: "waiting" | "sent" | "dead";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsDelivery"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "resend-delivery": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                delivery: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "rotate-secret": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownWebhook"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "test-webhook": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same for every try of one request: a repeated one changes nothing and gets the first answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-workspace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "edit-workspace": {
        parameters: {
            query?: never;
            header?: {
                /** @description Version that the change was made on, in quotes, as the ETag gave it */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkspacePatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enter-sample": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SampleBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entrance"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "drop-sample": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
