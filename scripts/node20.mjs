// langium-cli's parser generator calls Object.groupBy, which Node 20 lacks. Loaded with --import for `npm run generate` only.
Object.groupBy ??= (items, key) => {
    const groups = Object.create(null);
    for (const item of items) (groups[key(item)] ??= []).push(item);
    return groups;
};
