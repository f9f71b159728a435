/** Kinds that are alike, with what a reader needs to choose among them. */
export interface KindGroup {
    title: string;
    /** Kinds that the group starts at; those that extend them belong to it as well, unless they start a group themselves. */
    roots: readonly string[];
    /** Which to choose when, in Markdown. */
    advice: string;
}

/** In the order in which a system is best described. */
export const KIND_GROUPS: readonly KindGroup[] = [
    {
        title: 'Statements of the language',
        roots: ['system', 'zone', 'data', 'flow'],
        advice: `A \`system\` is what one team answers for. A \`zone\` holds what is trusted alike: a network, a cloud account, another
organisation, the devices of users. Begin a new zone wherever somebody else decides what runs there, or the network changes hands; zones nest.
\`data\` is declared once and named by the flows that carry it; declare two where they differ in how sensitive they are. A \`flow\` has no name:
it is an arrow between two elements.`
    },
    {
        title: 'Every element',
        roots: ['element'],
        advice: `All kinds below extend \`element\` and have its facts. Use a kind that says more wherever one fits: \`element\` itself is looked at by
few rules.`
    },
    {
        title: 'Outside the system',
        roots: ['actor', 'supplier', 'sensor'],
        advice: `People and things that the system does not control. Give each group that differs in how well it is known an \`actor\` of its own:
visitors, customers, staff, administrators, partners' programs. A person who decides on cases is a \`reviewer\`. Text, files or posts that strangers
put where the system fetches or receives them come from an \`actor\` too, or from a \`web_source\` where it is pages, feeds or files on the web. A \`supplier\`
hands over what then runs or is learnt from here: models, packages, images, datasets, labels, tools. A model that answers behind a supplier's API is
a model with \`hosting: third_party\`, in a zone of its own. A camera, microphone or scanner is a \`sensor\`; who comes before
it is an \`actor\` with a flow to it, for what the recording is for.`
    },
    {
        title: 'Clients',
        roots: ['client'],
        advice: `The program in a user's hands, between the \`actor\` and the services. A page in a browser is a \`client\`; choose \`mobile_app\` or
\`desktop_app\` where it is installed. It matters where answers are shown (\`renders\`, \`remote_resources\`) and where content enters. Leave it out
where users call the service with programs of their own.`
    },
    {
        title: 'Services',
        roots: ['service'],
        advice: `Programs that answer calls. What meets calls from outside first, and limits or authenticates them for all behind it, is a \`gateway\`; what
serves people an interface is a \`web_app\`. In front of a model stands an \`inference_service\`; what turns its answers into decisions or actions is a
\`decision_service\`: callers behind it see what it decides, not what the model answered. What filters questions or answers of a generative model is a \`guardrail\`. A \`retriever\` finds stored content for a model's
context, a \`crawler\` fetches it from the web. An \`orchestrator\` runs jobs, a \`monitor\` watches, an \`identity_provider\` signs on. Everything else is
a \`service\`. A program that does two of these is two elements, joined by a flow with \`protocol: in_process\`, or one of the kind that handles what outsiders send.`
    },
    {
        title: 'Agents and tools',
        roots: ['agent', 'agent_gateway', 'tool'],
        advice: `An \`agent\` is the loop that decides and calls; the model that it asks is an element of its own, reached by a flow with \`purpose: inference\`.
Each thing that it can make happen is a \`tool\`, reached by a flow with \`purpose: tool_call\`, and what the tool reads or changes is reached by flows of the
tool. A server that offers tools over the Model Context Protocol is an \`mcp_server\`, one that runs code a \`code_interpreter\`, one that
operates web pages a \`web_browser\`. The interface by which people or chats control an agent is an \`agent_gateway\`. A chat assistant whose model cannot
call anything is a \`service\` with a model, not an agent.`
    },
    {
        title: 'Models',
        roots: ['model'],
        advice: `A trained model where it serves. Text comes from an \`llm\`, pictures and sound from a \`media_model\`; vectors from an \`embedding_model\`; people
are recognised by a \`biometric_model\`, and what is shown to them is chosen by a \`recommender\`; other classifiers, scorers and forecasters are a
\`predictive_model\`, other generators a \`generative_model\`. Plain \`model\` says that its sort is not known yet. What somebody wrote travels on through generative and embedding models, as it does through services, and ends at predictive ones, whose
output is their own. Training is not a model's: it is a \`training_job\` that hands over an artefact.`
    },
    {
        title: 'Stores',
        roots: ['store'],
        advice: `Data at rest. Data that is learnt from is a \`dataset\`, its labels or outcomes a \`label_store\`. What fills a model's context is a \`vector_store\`,
a \`document_store\` or a \`mailbox\`; what a conversation leaves behind is a \`conversation_store\`, what an agent keeps beyond it a \`memory\`. Instructions lie in
a \`prompt_store\`, settings in a \`config_store\`, keys in a \`secret_store\`. Events on their way are a \`stream\`, cases that wait for a person a
\`work_queue\`, computed inputs of models a \`feature_store\`, records of what happened a \`log\`. Models, images and packages wait in a \`model_registry\`,
\`container_registry\` or \`package_registry\`, several of these in one \`registry\` with what it \`stores\`; code in a \`source_repository\`. Everything else is a
\`store\`.`
    },
    {
        title: 'Pipelines and machines',
        roots: ['pipeline', 'workstation', 'compute_node'],
        advice: `What builds, trains and moves things when nobody asks. A model learns in a \`training_job\` and is measured in an \`evaluation_job\`, which is a gate
where the artefact goes through it and a report where it lies beside; features are
computed by a \`feature_pipeline\`, documents filed for retrieval by an \`ingestion_job\`, software released by a \`build_pipeline\`. What opens or converts
artefacts that others hand in is an \`artifact_processor\`; other automation is a \`pipeline\`. Code run by hand is a \`notebook\`, on a person's computer a \`workstation\`. Model a
\`compute_node\` only where it matters who shares, built or can touch the machine; what runs on it can stand inside its braces.`
    }
];
