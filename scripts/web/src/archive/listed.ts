/** The event by which a list of cases says that other cases are in it now. */
export const LISTED = "casebook-listed";
