import type { Adjacency } from './graph.js';

/**
 * Strongly connected components by Tarjan's algorithm (SIAM J. Comput. 1(2), 1972), without recursion.
 *
 * @param leads whether an edge, by its slot in the adjacency and the node it leaves, is part of the graph
 * @returns the component of each node; two nodes lie on a common cycle exactly where the numbers are equal
 */
export function components(adjacency: Adjacency, leads: (node: number, edge: number) => boolean): Int32Array {
    const size = adjacency.offsets.length - 1;
    const component = new Int32Array(size).fill(-1);
    const order = new Int32Array(size).fill(-1);
    const low = new Int32Array(size);
    const next = new Int32Array(size);
    const open: number[] = [];
    let visited = 0;
    let count = 0;
    for (let root = 0; root < size; root++) {
        if (order[root] !== -1) continue;
        const walk = [root];
        while (walk.length > 0) {
            const node = walk[walk.length - 1];
            if (order[node] === -1) {
                order[node] = low[node] = visited++;
                next[node] = adjacency.offsets[node];
                open.push(node);
            }
            let descended = false;
            while (next[node] < adjacency.offsets[node + 1]) {
                const edge = next[node]++;
                if (!leads(node, edge)) continue;
                const end = adjacency.ends[edge];
                if (order[end] === -1) {
                    walk.push(end);
                    descended = true;
                    break;
                }
                if (component[end] === -1) low[node] = Math.min(low[node], order[end]);
            }
            if (descended) continue;
            walk.pop();
            if (walk.length > 0) low[walk[walk.length - 1]] = Math.min(low[walk[walk.length - 1]], low[node]);
            if (low[node] !== order[node]) continue;
            for (let member = -1; member !== node;) {
                member = open.pop()!;
                component[member] = count;
            }
            count++;
        }
    }
    return component;
}
