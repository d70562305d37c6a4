export { isEmail } from './email'
export { NewPassword, passwordErrors } from './NewPassword'
export { SignInAgain } from './SignInAgain'
export { Welcome } from './Welcome'
