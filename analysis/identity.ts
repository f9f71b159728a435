/**
 * @returns a finding's identity, which depends on the names of system, threat and target only:
 * 64 bits in hexadecimal, two FNV-1a hashes (Fowler, Noll, Vo; 32 bits, prime 16777619) with different offset bases.
 */
export function findingId(system: string, threat: string, target: string): string {
    const text = `${system}\u0000${threat}\u0000${target}`;
    return `f_${hex(fnv1a(text, 0x811c9dc5))}${hex(fnv1a(text, 0x01000193))}`;
}

function fnv1a(text: string, basis: number): number {
    let hash = basis;
    for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 16777619);
    return hash >>> 0;
}

function hex(value: number): string {
    return value.toString(16).padStart(8, '0');
}
