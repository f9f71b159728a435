/** How a model is written, as far as somebody needs who has seen none; what is said of single names stands with them. */
export const HOW_TO_WRITE = `A model says what a system is made of and what goes where. Its rules then find the threats; nothing has to be known of them.

1. **Zones.** Write a \`zone\` for each place that is trusted alike, and say its \`trust\`.
2. **Elements.** In the zones, write \`kind name "Title"\` for everybody and everything that takes part: who uses it, what answers them, models, stores, what
   builds and trains, who delivers. [Kinds](#kinds) says which kind to choose.
3. **Data.** Declare what matters with \`data\`: how much harm its disclosure does, and whether it is about people.
4. **Flows.** \`a -> b\` wherever something passes. The arrow points from who starts to who answers: callers to services, programs to the stores that
   they use, suppliers to what they deliver to. \`sends\` goes with the arrow and \`returns\` against it. Say the \`purpose\` of each flow: it decides more
   than any other fact. An actor who works through a client is a flow to the client and one from the client on.
5. **Facts.** On each element, state what is so today, bad or good. What is not known is left out: it becomes a question where it decides
   something, never a threat. A fact on a zone or system holds for everything inside that says nothing else.
6. **Controls.** What is already in place and no fact says is written where it is done: \`mitigation query-limit\` on an element, a flow or a zone.
   Say what is only intended with \`{ status: planned }\`.

\`\`\`tmodel
system assistant "Answers from our handbook" {
  data question "What staff ask" { classification: internal, personal: true, content: [text] }
  data page "Handbook page" { classification: confidential, personal: false, content: [document] }
  data answer "What the model writes" { classification: confidential, content: [text] }

  zone office "Office network" { trust: corporate
    actor employee "Staff" { identity: employee }
  }
  zone cloud "Our account" { trust: production
    web_app chat "Chat page" { authentication: session, logging: telemetry }
    retriever search "Finds pages" { granularity: collection }
    vector_store pages "Index of the handbook" { access: role, granularity: none }
  }
  zone provider "Model provider" { trust: partner
    llm model "Hosted model" { hosting: third_party, provider_training: false }
  }

  employee -> chat { purpose: inference, protocol: https, sends: question, returns: answer }
  chat -> search { purpose: inference, protocol: https, sends: question, returns: page }
  search -> pages { purpose: retrieval, protocol: tls, sends: question, returns: page }
  chat -> model { purpose: inference, protocol: https, sends: [question, page], returns: answer
    mitigation query-limit
  }
}
\`\`\``;

/** What the purposes of flows mean; the table follows. */
export const ABOUT_PURPOSES = `Choose for each flow what its \`sends\` is for. Rules follow flows of fitting purposes from element to element:

- **A question to a model** is what is to be judged or answered, on every flow from the person who asks, through the client, gateway and services, to the model.
  Where questions wait in a store, the flow that fetches them from there is one as well.
- **A lesson** makes a model learn: data, labels or outcomes on their way into a dataset or training run. Content may come any way; from where it is gathered to learn from,
  every flow is a lesson, up to the training run.
- **An artefact** becomes part of what runs: a model from a registry, a package, an image, configuration. From the training run through the registry to the model, every flow
  is one.
- **A call** can be made by whoever reaches the flow's start; flows that are no calls do not lead an attacker further.
- **Content** moves with every flow, whatever its purpose: what an outsider writes is in a store once a flow brings it there, and goes on to whoever reads it.
  What is sent to a store with purpose retrieval only asks, and is not kept there.

A flow without a purpose is asked for it where something depends on it.`;

/** Where controls are written. */
export const ABOUT_CONTROLS = `Write \`mitigation NAME\` where the control is really done: inside the braces of the element or flow that does it, or of a zone or the system where
it holds for everything inside. *On what is threatened* means the element or flow that a finding is about. A control that counts on the way may stand on any element or
flow that every path of the attack passes: a limit on the gateway counts for the models behind it, if there is no way around the gateway. Where a
fact stands for the control, stating the fact is enough.`;
