. /tmp/audit/five/s/env.sh; fresh f2
sed -i '/pair: pair-002, event: meeting/d;/pair: pair-002, event: task-done/d' journal/2023-1[012].yaml; sed -i '/P-026/d;/P-063/d' answers/feedback*.yaml
mentor pair close pair-002 --outcome early --reason x --date 2023-10-05 -q; mentor pair reopen pair-002 --date 2023-12-20
mentor report quarter q2 --format json | python3 -c "
import json,sys; d=json.load(sys.stdin)
print([p['feedback'] for p in d['pairs'] if p['pair']=='pair-002'],[p for p in d['health'] if p['pair']=='pair-002'])"
mentor meeting log pair-002 --date 2023-11-21 --kind regular
