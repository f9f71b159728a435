/** A model with a library of its own, so that its one high finding and its one question stay what they are. */
export const SHOP = `kind widget "A widget" extends service {
    attribute rusty "Is it rusty?" : boolean
}
control polish "Polish it" {}
threat rust "Rust spreads" {
    on widget
    when rusty = true
    mitigated by polish
    severity: high
    message: "Rust spreads to its neighbours."
}
system shop {
    widget bolt { rusty: true }
    widget nut
}
`;
