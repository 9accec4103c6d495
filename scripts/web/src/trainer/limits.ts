/** How much there is of what; by itself, so that who asks for these alone loads no more. */

/** So many questions and cards a day at most, after a holiday too. */
export const MOST_A_DAY = 40;
/** So many of them may be new: each comes back within days, and the load must not grow over a day's. */
export const MOST_NEW = 15;
export const SESSION = 10;
/** So often forgotten, it is not learnt by asking again. */
export const LEECH = 8;
