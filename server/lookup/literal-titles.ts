/** What the values of facts mean that the language fixes: fact -> value -> a sentence. */
export const LITERAL_TITLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    status: {
        planned: 'Not there yet: findings stay open and are marked',
        implemented: 'In place; so it is when nothing is said',
        verified: 'In place, and seen to work: states its evidence'
    },
    effort: { low: 'Anyone can do it', medium: 'It takes skill or time', high: 'It takes much of both' },
    weighs: { decision: 'Impact is taken from what the model decides', data: 'Impact is taken from the data' },
    counts: {
        on_target: 'It must be on the threatened thing',
        on_path: 'It also counts where every path of the attack passes it',
        at_source: 'It must be where every path of the attack begins'
    },
    guards: {
        questions: 'Questions to a service or model',
        content: 'Content on its way',
        lessons: 'What a model learns',
        artifacts: 'Artefacts that are delivered',
        actions: 'What it makes happen elsewhere'
    },
    effect: { closes: 'A threat can be gone with it', reduces: 'A threat is less likely or does less, and remains' },
    shape: { external: 'Outside of the system', process: 'Something that works', store: 'Data at rest' },
    relays: { true: 'Content that enters can leave again', false: 'What it puts out is its own' }
};
