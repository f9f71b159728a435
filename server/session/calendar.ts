/** Today's date in the user's own time zone, `2027-01-31`: the engine has no clock, so this is where the day enters. */
export function today(now = new Date()): string {
    const month = String(now.getMonth() + 1).padStart(2, '0');
    const day = String(now.getDate()).padStart(2, '0');
    return `${now.getFullYear()}-${month}-${day}`;
}

/** The same day some months later, the last of the month where that has fewer days. */
export function monthsLater(date: string, months: number): string {
    const [year, month, day] = date.split('-').map(Number);
    const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0));
    lastOfMonth.setUTCDate(Math.min(day, lastOfMonth.getUTCDate()));
    return lastOfMonth.toISOString().slice(0, 10);
}

/**
 * Calls back shortly after every midnight, because acceptances and due dates end with the day. The timer keeps no process alive.
 * Returns a function that stops it.
 */
export function everyMidnight(callback: () => void): () => void {
    let timer: NodeJS.Timeout;
    const arm = () => {
        const now = new Date();
        const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 0, 0, 1);
        timer = setTimeout(() => {
            arm();
            callback();
        }, midnight.getTime() - now.getTime());
        timer.unref();
    };
    arm();
    return () => clearTimeout(timer);
}
