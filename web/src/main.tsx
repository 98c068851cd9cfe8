import { render } from "preact";
import { App } from "./app";
import { Session } from "./session";
import "./style.css";
import { Visit } from "./visit";

const session = new Session(navigator.language.toLowerCase().startsWith("sv") ? "sv" : "en");
const page = document.getElementById("page");
if (page) {
  render(
    <Visit.Provider value={session}>
      <App />
    </Visit.Provider>,
    page,
  );
}
// the page is there first, then what it needs as soon as a table is dropped
setTimeout(() => void session.unpack().catch(() => {}), 50);
