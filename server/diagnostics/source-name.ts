/** What diagnostics say they come from, in the Problems panel. */
export const SOURCE = 'tmodel';
