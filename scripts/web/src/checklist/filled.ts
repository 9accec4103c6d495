/** Told by <casebook-checklist> to the page once its fields hold what is kept, and after they were emptied. */
export const FILLED = "casebook-filled";
