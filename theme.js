// Sets the colour theme before the first paint. Classic and blocking on purpose.
(function () {
  var theme = null;
  try {
    theme = localStorage.getItem("thuocdo.theme");
  } catch (error) {
    // Storage may be switched off; the system's theme is used then.
  }
  // The app may store the word as JSON, that is in quotes.
  theme = String(theme).replace(/"/g, "");
  document.documentElement.setAttribute("data-theme", theme === "light" || theme === "dark" ? theme : "auto");
})();
