import { random } from '../analysis/random-systems.js';

/** A text with most of the language in it, small so that thousands of broken forms of it can be read. */
const WHOLE = `enum colour "Colours" { red "Red", green }
kind lamp "A lamp" extends service {
  attribute tint "Which?" : colour
}
control shade "Put a shade on" { counts: on_target, implied when tint = green }
threat glare "It blinds" {
  on lamp
  when tint = red and queried from actor where (identity <= customer) without shade
  mitigated by shade or (sandbox and telemetry)
  maps: [atlas.AML.T0015]
  severity: high when some inflow where (protocol = http)
  message: "It blinds."
}

system shop "The shop" {
  owner: "us"
  data order "An order" { classification: internal, personal: true }
  zone outside "Internet" { trust: public
    actor buyer "Buyer" { identity: customer }
  }
  zone inside "Cloud" {
    trust: production
    lamp light "Light" { tint: red, quota: 100 }
    model ranker "Ranks" {
      format: onnx
      outputs: [label, probability]
      mitigation sandbox { status: verified, evidence: "report" }
    }
  }
  buyer -> light "looks" { protocol: https, purpose: inference, sends: order }
  light -> ranker "asks" { sends: [order], returns: order }
  dismiss model-evasion on ranker { reason: "no harm" }
  accept glare on light { by: "us", until: 2027-01-31, reason: "dim" }
}
`;

/** Words that are put in the place of others. */
const WORDS = [
    'order',
    'light',
    'colour',
    'format',
    'pickle',
    'ordr',
    'light2',
    'zone',
    'override',
    '"text"',
    '12',
    'verified',
    'flow',
    '->',
    'import "x.tmodel"\n'
];

/**
 * A text with one to three pieces cut out, written twice, moved or replaced.
 * @param seed the same seed gives the same text
 */
export function brokenText(seed: number): string {
    const next = random(seed);
    const below = (limit: number): number => Math.floor(next() * limit);
    let text = WHOLE;
    for (let edits = 1 + below(3); edits > 0; edits--) {
        const words = [...text.matchAll(/"[^"\n]*"|[\w.-]+|->|[^\s\w]/g)];
        const first = words[below(words.length)];
        const last = words[Math.min(words.length - 1, words.indexOf(first) + below(4))];
        const start = first.index;
        const end = last.index + last[0].length;
        const piece = text.slice(start, end);
        switch (below(5)) {
            case 0:
                text = text.slice(0, start) + text.slice(end);
                break;
            case 1:
                text = `${text.slice(0, end)} ${text.slice(start)}`;
                break;
            case 2:
                text = text.slice(0, start) + WORDS[below(WORDS.length)] + text.slice(start + first[0].length);
                break;
            case 3: {
                const rest = text.slice(0, start) + text.slice(end);
                const at = below(rest.length);
                text = `${rest.slice(0, at)} ${piece} ${rest.slice(at)}`;
                break;
            }
            default: {
                const line = text.lastIndexOf('\n', start) + 1;
                const behind = text.indexOf('\n', start) + 1;
                text = text.slice(0, behind) + text.slice(line);
            }
        }
    }
    return text;
}
