// Starts the page: its state from the address, then the files that the address names.
import "./style/base.css";
import "./style/map.css";
import "./style/board.css";
import { App } from "./app";
import { stateOf, Store } from "./ui/store";

const dark = matchMedia("(prefers-color-scheme: dark)").matches;
const store = new Store(stateOf(location.search, location.hash, dark));
const app = new App(store, document.getElementById("app")!);
app.openAddress(location.search);
