// Runs only in browsers without JavaScript modules, where boot.js never starts. ES5 on purpose.
(function () {
  var boot = document.getElementById("boot");
  boot.className = "boot boot-failed";
  boot.setAttribute("role", "alert");
  boot.textContent =
    "Trình duyệt này quá cũ nên không mở được Thước Đo. " +
    "Hãy dùng bản mới của Chrome, Edge, Firefox hoặc Safari. " +
    "Phiếu đã lưu trong trình duyệt này không bị mất.";
})();
