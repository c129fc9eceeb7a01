export const AccountMenu = () => (
  <form action="/sign-out" method="post">
    <ul class="menu-list">
      <li>
        <a href="#account">わたしの設定</a>
      </li>
      <li>
        <button>サインアウト</button>
      </li>
    </ul>
  </form>
)
