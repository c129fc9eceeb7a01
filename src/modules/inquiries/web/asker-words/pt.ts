import { dateOfYearIn } from '#lib/time/in-language.ts'
import { FITTING } from '../../sending/files-fit.ts'
import type { AskerWords } from './ja.ts'

export const pt: AskerWords = {
  home: 'Início',
  here: 'Você está aqui',
  title: (about) => (about ? `Sobre “${about}”` : 'Sua consulta'),
  talk: 'Conversa',
  lead: () => 'Nossos funcionários leem o que você escreve e respondem nesta página.',
  you: 'Você',
  staff: () => 'Nossos funcionários',
  newest: 'Ir para as mensagens mais recentes',
  done: {
    reported: 'Recebemos o seu aviso. Obrigado. Esta página informa o andamento.',
    sent: 'Recebemos sua mensagem. Nossos funcionários vão ler e responder nesta página.',
    email: 'Salvamos seu e-mail e enviamos o link desta página para ele.',
    renewed: 'Esta página tem um novo endereço. Os endereços anteriores não abrem mais.',
  },
  reply: { label: 'Mensagem', placeholder: 'Continue a escrever', files: 'Fotos e arquivos', send: 'Enviar' },
  keep: (until, told) =>
    `Qualquer pessoa que souber o endereço desta página poderá lê-la. Não passe o endereço a outras pessoas. A página pode ser aberta até ${dateOfYearIn('pt', until)}.${
      told ? '' : ' Se não quiser receber avisos por e-mail, anote este endereço.'
    }`,
  email: {
    told: (email) => `Avisos enviados para: ${email}`,
    untold: 'Receber um aviso por e-mail quando houver resposta',
    label: 'E-mail',
    hint: 'Enviaremos o link desta página. Deixe em branco e salve para não receber mais avisos',
    save: 'Salvar',
  },
  renewal: {
    summary: 'Se outra pessoa souber o endereço',
    lead: 'A página passará a ter um novo endereço e os anteriores não abrirão mais.',
    button: 'Trocar o endereço',
  },
  over: {
    title: 'Este endereço não é mais válido',
    lead: 'Para proteger o que você escreveu, o endereço tem um prazo de validade.',
    mail: 'Receber um novo endereço por e-mail',
    noMail: 'Não temos o seu e-mail e por isso não podemos enviar um novo endereço. Faça sua consulta novamente.',
    anew: 'Fazer uma nova consulta',
    mailed: 'Enviamos um e-mail',
    mailedLead: 'Enviamos um novo endereço para o e-mail que você informou. Pode levar alguns minutos para chegar.',
  },
  offer: {
    heading: 'Isto responde à sua pergunta?',
    before:
      'Há perguntas frequentes parecidas com a sua. Sua pergunta ainda não foi enviada. Se não ajudarem, escolha “Perguntar aos funcionários” abaixo.',
    after: 'Enquanto aguarda a resposta, talvez você encontre a solução nas perguntas frequentes.',
    solved: 'Isto respondeu à minha pergunta',
    thanks: 'Ficamos felizes em ajudar',
    thanksLead: 'Sua pergunta não foi enviada. Se quiser saber mais alguma coisa, pergunte quando quiser.',
    another: 'Perguntar outra coisa',
    top: 'Ir para a página inicial',
  },
  own: {
    title: 'Minhas consultas',
    anew: 'Fazer uma nova consulta',
    none: 'Ainda não há consultas',
    noneLead:
      'As consultas que você enviar depois de entrar na sua conta aparecem aqui. As consultas feitas pelo LINE continuam na conversa do LINE.',
    earlier: 'Ver consultas anteriores',
    earlierFor: ' (para quem entrou na conta ao consultar)',
  },
  ask: {
    title: (about) => (about ? `Perguntar sobre “${about}”` : 'Fazer uma consulta'),
    here: () => 'Consulta',
    lead: 'Você pode escrever também à noite e nos feriados. Nossos funcionários leem e respondem em uma página só sua.',
    name: 'Nome',
    nameHint: 'Pode ser o nome pelo qual você é conhecido',
    text: 'O que você quer perguntar',
    textHint: 'Não escreva o seu My Number (número individual)',
    files: 'Fotos e arquivos',
    filesHint: FITTING.pt.fit,
    email: 'E-mail',
    emailHint: 'Avisaremos quando houver resposta. Se não tiver e-mail, anote o endereço da próxima página',
    send: 'Enviar',
    toStaff: 'Perguntar aos funcionários',
    urgent: 'Em caso de emergência, telefone',
    urgentLead: 'Incêndio e ambulância: 119. Polícia: 110. Aqui não podemos atender de imediato.',
  },
}
