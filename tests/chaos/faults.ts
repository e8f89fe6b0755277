/** What goes wrong, by chance and in the order of a seed. */
import type { LastingDenokv } from "../support/lasting_denokv.ts";
import type { Dice } from "./dice.ts";
import type { Instance } from "./instance.ts";
import type { World } from "./world.ts";

interface Sleeper {
  wakesAt: number;
  wake(): void;
}

export class Faults {
  readonly counts = { crashes: 0, sleeps: 0, storeKills: 0 };
  readonly #dice: Dice;
  #sleepers: Sleeper[] = [];
  #acks = 0;
  #killsAt: number;
  #killing: Promise<void>[] = [];
  #kills = 0;

  constructor(
    private readonly world: World,
    private readonly instances: readonly Instance[],
    private readonly kills: number,
    dice: Dice,
    private readonly denokv: LastingDenokv | null,
  ) {
    this.#dice = dice.of("faults");
    this.#killsAt = this.#nextGap();
    world.ledger.onAck = () => this.#acked();
  }

  get areOver(): boolean {
    return this.#kills >= this.kills && !this.instances.some(({ isDown }) => isDown);
  }

  get killed(): number {
    return this.#kills;
  }

  /** Called at each step of the load. */
  step(n: number): void {
    const dice = this.#dice.of(n);
    const { proxy } = this.instances[dice.below(this.instances.length)]!;
    const chance = dice.random();
    if (chance < 0.02) proxy.cut(dice);
    else if (chance < 0.035) proxy.hold(dice);
    else if (chance < 0.039) proxy.stall(dice);
    else if (chance < 0.049) this.#crash(dice);
    else if (chance < 0.054) this.#sleep(dice, n);
    for (const sleeper of this.#sleepers) if (sleeper.wakesAt <= n) sleeper.wake();
    this.#sleepers = this.#sleepers.filter(({ wakesAt }) => wakesAt > n);
  }

  /** From here on all goes well. */
  async end(): Promise<void> {
    this.world.ledger.onAck = () => {};
    await Promise.all(this.#killing);
    for (const { proxy } of this.instances) proxy.mend();
    for (const { wake } of this.#sleepers) wake();
    this.#sleepers = [];
  }

  /**
   * The moment is an acknowledgement: then others are under way, and those before it were told
   * that they are safe.
   */
  #acked(): void {
    if (++this.#acks < this.#killsAt || this.#kills >= this.kills) return;
    const instance = this.instances[this.#kills % this.instances.length]!;
    if (instance.isDown) return;
    this.#kills++;
    this.#killsAt = this.#acks + this.#nextGap();
    if (this.denokv && this.#kills === Math.ceil(this.kills / 2)) {
      this.counts.storeKills++;
      this.#killing.push(this.denokv.kill());
    }
    this.#killing.push(instance.kill(() => this.denokv?.up() ?? Promise.resolve()));
  }

  #nextGap(): number {
    return this.#dice.between(10, 120);
  }

  #crash(dice: Dice): void {
    const device = dice.pick(this.world.devices)!;
    if (device.isAsleep) return;
    this.counts.crashes++;
    device.crash();
  }

  #sleep(dice: Dice, n: number): void {
    const device = dice.pick(this.world.devices)!;
    if (device.isAsleep) return;
    this.counts.sleeps++;
    device.sleep();
    this.#sleepers.push({ wakesAt: n + dice.between(200, 3_000), wake: () => device.wake() });
  }
}
