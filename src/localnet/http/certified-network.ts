import { createNetwork, type Network, type NetworkOptions } from "../network.js";
import { StateCertifier } from "./state-certifier.js";

/**
 * Starts an empty network whose certificates real clients accept, signed with a key that is made
 * from the seed. Only such a network can be served.
 */
export function createCertifiedNetwork(options: Omit<NetworkOptions, "certifier"> = {}): Network {
  const certifier = new StateCertifier(options.seed ?? 1);
  const network = createNetwork({ ...options, certifier });
  certifier.attach(network);
  return network;
}

/** The certifier of a network. @throws {Error} when it was created without one of ours. */
export function certifierOf(network: Network): StateCertifier {
  const { certifier } = network;
  if (certifier instanceof StateCertifier) return certifier;
  throw new Error("Only a network from createCertifiedNetwork can be served.");
}
