export * from "candid-stock";
