/** What a run goes through: the items of a ticket, or of a mock exam. */
import type { Order } from "../items/shuffle.ts";
import type { FormItem } from "./sitting.ts";

export interface Section {
  readonly id: string;
  readonly title: string;
}

export interface Form {
  readonly title: string;
  readonly lang: string;
  readonly minutes: number;
  readonly sections: readonly Section[];
  readonly items: readonly FormItem[];
  /** The order of an item's options and the like; a ticket's parts stand in a random order already. */
  readonly order?: (item: string) => Order;
}
